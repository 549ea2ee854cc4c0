package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.OptionalInt;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/**
 * A6: an inverter of what a decoder layer of the host makes of a release, before the final norm.
 * One kind learns on clean states and needs no access to the transform, the other on states of its
 * own releases ({@code mathematics.md} 14).
 */
public final class HiddenStateAttacker implements Attacker {

  private static final AttackBudget CLEAN_BUDGET = new AttackBudget(1000, 1, 200);
  private static final AttackBudget RELEASES_BUDGET = new AttackBudget(1000, 2, 200);

  private static final int ENTERING = -1;
  private static final double RIDGE = 1e-4;
  private static final double MAP_SHARE = 0.1; // of the work

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final AttackerKind kind;
  private final int layer;

  /**
   * An inverter of a layer's states.
   *
   * @param runtime the engine
   * @param base the frozen model
   * @param kind {@code HIDDEN_CLEAN} or {@code HIDDEN_RELEASES}
   * @param layer in 0..L-1
   */
  public HiddenStateAttacker(
      TensorRuntime runtime, CausalLanguageModel base, AttackerKind kind, int layer) {
    this.runtime = runtime;
    this.base = base;
    this.kind = kind;
    this.layer = layer;
  }

  @Override
  public AttackerKind kind() {
    return kind;
  }

  @Override
  public OptionalInt detail() {
    return OptionalInt.of(layer);
  }

  /**
   * The same learner on the state that enters layer 0: what comes out of a layer holds its
   * neighbours too, and of words that nobody hid some can no longer be told.
   */
  @Override
  public Attacker whereAllLeaks() {
    return layer == ENTERING ? this : new HiddenStateAttacker(runtime, base, kind, ENTERING);
  }

  @Override
  public AttackBudget standardBudget() {
    return isOnCleanStates() ? CLEAN_BUDGET : RELEASES_BUDGET;
  }

  private boolean isOnCleanStates() {
    return kind == AttackerKind.HIDDEN_CLEAN;
  }

  /** Maps the states back to embeddings as well as a line can, and learns to read from there. */
  @Override
  public Reader learn(Lesson lesson) {
    Lesson own = isOnCleanStates() ? lesson.about(lesson.channel().withoutTransform(base)) : lesson;
    AffineMap map = map(own);
    boolean complete = false;
    try {
      Reader inverter =
          new InverterAttacker(
                  runtime, base, kind, standardBudget(), read -> map.apply(states(read)))
              .learn(own.from(MAP_SHARE));
      complete = true;
      return new MappedReader(map, inverter);
    } finally {
      if (!complete) {
        map.close();
      }
    }
  }

  private NDArray states(Release release) {
    return layer == ENTERING
        ? release.xTilde()
        : base.hidden(release.xTilde(), release.batch().attentionMask(), layer);
  }

  private AffineMap map(Lesson lesson) {
    long d = base.embeddingTable().getShape().get(1);
    NDManager manager = runtime.manager();
    try (CrossMoments moments = new CrossMoments(manager, d, d)) {
      moments.add(lesson, lesson.examples(), 0, this::states, base, MAP_SHARE);
      return moments.ridge(RIDGE, manager);
    }
  }

  /** Frees the map too. */
  private record MappedReader(AffineMap map, Reader inverter) implements Reader {

    @Override
    public NDArray scores(Release release) {
      return inverter.scores(release);
    }

    @Override
    public void close() {
      inverter.close();
      map.close();
    }
  }
}
