package org.leadlight.evaluate.attack;

import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/**
 * A8: knows the transform itself, so mean and standard deviation of every word in its context, and
 * has nothing to learn ({@code mathematics.md} 14).
 */
public final class WhiteBoxAttacker implements Attacker {

  /** Each word of each position is passed through the cloak: the dearest attacker reads fewer. */
  static final int VICTIMS = 40;

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final AttackerKind kind;

  /**
   * A white box.
   *
   * @param runtime the engine
   * @param base the frozen model
   * @param kind one of the four of A8
   */
  public WhiteBoxAttacker(TensorRuntime runtime, CausalLanguageModel base, AttackerKind kind) {
    this.runtime = runtime;
    this.base = base;
    this.kind = kind;
  }

  @Override
  public AttackerKind kind() {
    return kind;
  }

  @Override
  public LeakControl mustLeak() {
    return LeakControl.SMALLEST_SIGMA;
  }

  @Override
  public AttackBudget standardBudget() {
    return AttackBudget.none();
  }

  @Override
  public int mostVictims() {
    return VICTIMS;
  }

  /**
   * Takes what is known of the channel.
   *
   * @throws IllegalArgumentException when its releases are not Gaussian
   */
  @Override
  public Reader learn(Lesson lesson) {
    GaussianKnowledge knowledge =
        lesson
            .channel()
            .knowledge()
            .orElseThrow(
                () -> new IllegalArgumentException("nothing is known of releases of this kind"));
    return new WhiteBoxReader(
        runtime.manager(), base, knowledge, hasPrior(kind), kind.knowsTruePrefix());
  }

  private static boolean hasPrior(AttackerKind kind) {
    return kind == AttackerKind.WHITE_BOX_PRIOR || kind == AttackerKind.WHITE_BOX_PRIOR_TRUE_PREFIX;
  }
}
