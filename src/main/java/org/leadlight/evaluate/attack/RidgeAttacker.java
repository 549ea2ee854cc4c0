package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
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
        moments.add(
            lesson, lesson.examples().subList(0, fitted), release, Release::xTilde, base, 0.6);
      }
      List<Example> heldOut = lesson.examples().subList(fitted == count ? 0 : fitted, count);
      return best(lesson, heldOut, moments);
    }
  }

  private Reader best(Lesson lesson, List<Example> heldOut, CrossMoments moments) {
    double bestShare = SHARES.getFirst();
    boolean bestByDistance = true;
    long most = -1;
    try (NearestReader byDistance = nearest(true);
        NearestReader byCosine = nearest(false);
        HeldOutWords words = new HeldOutWords(manager, lesson, heldOut)) {
      for (double share : SHARES) {
        lesson.progress().at(0.6 + 0.4 * SHARES.indexOf(share) / SHARES.size());
        try (AffineMap map = moments.ridge(share, manager)) {
          for (NearestReader nearest : List.of(byDistance, byCosine)) {
            long named = words.named(rows -> nearest.scores(map.apply(rows)));
            if (named > most) {
              most = named;
              bestShare = share;
              bestByDistance = nearest == byDistance;
            }
          }
        }
      }
    }
    return new RidgeReader(moments.ridge(bestShare, manager), nearest(bestByDistance));
  }

  private NearestReader nearest(boolean byDistance) {
    return byDistance
        ? NearestReader.byDistance(manager, base.embeddingTable(), 1)
        : NearestReader.byCosine(manager, base.embeddingTable());
  }
}
