package org.leadlight.evaluate.attack;

import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/**
 * A2: of the nearest words the one that the frozen model expects. It learns one number, the
 * variance of the noise, from a few releases of its own ({@code mathematics.md} 14).
 */
public final class TopKAttacker implements Attacker {

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;

  /** A reader of transforms in front of a model. */
  public TopKAttacker(TensorRuntime runtime, CausalLanguageModel base) {
    this.runtime = runtime;
    this.base = base;
  }

  @Override
  public AttackerKind kind() {
    return AttackerKind.TOP_K_LANGUAGE_MODEL;
  }

  @Override
  public AttackBudget standardBudget() {
    return new AttackBudget(64, 1, 0);
  }

  /** Its lesson gives one number only. */
  @Override
  public boolean learnsToRead() {
    return false;
  }

  @Override
  public Reader learn(Lesson lesson) {
    double variance = ReleaseSurvey.of(runtime.manager(), base, lesson).variance();
    return new TopKReader(runtime.manager(), base, variance);
  }
}
