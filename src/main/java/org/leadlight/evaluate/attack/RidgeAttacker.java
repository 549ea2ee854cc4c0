package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;

/**
 * A3: the closed-form affine map from releases back to embeddings, then the nearest word. How small
 * the map is held, and whether distance or direction names the word, is chosen by what is read of a
 * part of the attacker's conversations that the map was not made of ({@code mathematics.md} 14).
 */
public final class RidgeAttacker implements Attacker {

  private static final AttackBudget BUDGET = new AttackBudget(1000, 1, 0);
  private static final List<Double> SHARES = List.of(1e-6, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0);
  private static final int HELD_OUT = 5; // one in so many conversations chooses
  private static final int BATCH = 16;

  private final NDManager manager;
  private final CausalLanguageModel base;

  /** A ridge attacker of transforms in front of a model. */
  public RidgeAttacker(TensorRuntime runtime, CausalLanguageModel base) {
    this.manager = runtime.manager();
    this.base = base;
  }

  @Override
  public AttackerKind kind() {
    return AttackerKind.RIDGE;
  }

  @Override
  public AttackBudget standardBudget() {
    return BUDGET;
  }

  @Override
  public Reader learn(Lesson lesson) {
    int count = lesson.examples().size();
    int fitted = count - count / HELD_OUT;
    long d = base.embeddingTable().getShape().get(1);
    try (CrossMoments moments = new CrossMoments(manager, d, d)) {
      for (int release = 0; release < lesson.budget().releases(); release++) {
        add(lesson, lesson.examples().subList(0, fitted), release, moments);
      }
      List<Example> heldOut = lesson.examples().subList(fitted == count ? 0 : fitted, count);
      return best(lesson, heldOut, moments);
    }
  }

  private void add(Lesson lesson, List<Example> examples, int number, CrossMoments into) {
    for (int from = 0; from < examples.size(); from += BATCH) {
      lesson.progress().at(0.6 * from / examples.size());
      int to = Math.min(examples.size(), from + BATCH);
      try (StepScope scope = StepScope.open(manager)) {
        Release release = release(lesson, examples.subList(from, to), number, scope);
        if (release.positions().length > 0) {
          into.add(release.rows(), release.at(base.embed(release.batch().ids())));
        }
      }
    }
  }

  private static Release release(
      Lesson lesson, List<Example> examples, int number, StepScope scope) {
    return lesson
        .channel()
        .release(AttackBatches.of(scope.manager(), examples), lesson.draw(number));
  }

  private Reader best(Lesson lesson, List<Example> heldOut, CrossMoments moments) {
    @Nullable Reader best = null;
    long most = -1;
    int tried = 0;
    for (double share : SHARES) {
      for (boolean byDistance : new boolean[] {true, false}) {
        lesson.progress().at(0.6 + 0.4 * tried++ / (2 * SHARES.size()));
        Reader reader = reader(moments, share, byDistance);
        long read = read(lesson, heldOut, reader);
        if (read > most) {
          most = read;
          close(best);
          best = reader;
        } else {
          reader.close();
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("there is no map to choose from");
    }
    return best;
  }

  private static void close(@Nullable Reader reader) {
    if (reader != null) {
      reader.close();
    }
  }

  private Reader reader(CrossMoments moments, double share, boolean byDistance) {
    return new RidgeReader(
        moments.ridge(share, manager),
        byDistance
            ? NearestReader.byDistance(manager, base.embeddingTable(), 1)
            : NearestReader.byCosine(manager, base.embeddingTable()));
  }

  /** Words of the held-out conversations that a reader names. */
  private long read(Lesson lesson, List<Example> heldOut, Reader reader) {
    long read = 0;
    for (int from = 0; from < heldOut.size(); from += BATCH) {
      int to = Math.min(heldOut.size(), from + BATCH);
      try (StepScope scope = StepScope.open(manager)) {
        Release release = release(lesson, heldOut.subList(from, to), 0, scope);
        long[] truth = release.truth();
        if (truth.length > 0) {
          long[] named = reader.scores(release).argMax(1).toLongArray();
          for (int i = 0; i < truth.length; i++) {
            read += named[i] == truth[i] ? 1 : 0;
          }
        }
      }
    }
    return read;
  }
}
