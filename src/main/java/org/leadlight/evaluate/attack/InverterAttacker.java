package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/**
 * A4, A5 and the inside of A6: inverters that are trained on the attacker's own releases ({@code
 * mathematics.md} 14).
 */
public final class InverterAttacker implements Attacker {

  private static final int WIDTH = 256;
  private static final double RATE = 2e-3;

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final AttackerKind kind;
  private final AttackBudget budget;
  private final ReleasedStates states;

  /**
   * An inverter of what was released itself.
   *
   * @param runtime the engine
   * @param base gives E
   * @param kind {@code MLP} or {@code SEQUENCE}
   * @param budget its standard budget
   */
  public InverterAttacker(
      TensorRuntime runtime, CausalLanguageModel base, AttackerKind kind, AttackBudget budget) {
    this(runtime, base, kind, budget, Release::xTilde);
  }

  /**
   * An inverter of states that are computed from a release.
   *
   * @param states as wide as an embedding
   */
  InverterAttacker(
      TensorRuntime runtime,
      CausalLanguageModel base,
      AttackerKind kind,
      AttackBudget budget,
      ReleasedStates states) {
    this.runtime = runtime;
    this.base = base;
    this.kind = kind;
    this.budget = budget;
    this.states = states;
  }

  @Override
  public AttackerKind kind() {
    return kind;
  }

  @Override
  public AttackBudget standardBudget() {
    return budget;
  }

  @Override
  public Reader learn(Lesson lesson) {
    NDManager manager = runtime.manager();
    long vocabulary = base.embeddingTable().getShape().get(0);
    ReleaseSurvey survey = ReleaseSurvey.of(manager, base, lesson, states);
    InverterNetwork network = network(lesson, survey);
    boolean complete = false;
    try {
      new InverterTraining(manager, states, RATE, vocabulary).train(network, lesson);
      complete = true;
      return new NetworkReader(network, states);
    } finally {
      if (!complete) {
        network.close();
      }
    }
  }

  private InverterNetwork network(Lesson lesson, ReleaseSurvey survey) {
    NetworkParameters parameters =
        new NetworkParameters(runtime.manager(), lesson.seed(), kind.id());
    return kind == AttackerKind.SEQUENCE
        ? new SequenceInverter(runtime.aten(), base, parameters, survey)
        : new MlpInverter(runtime.aten(), base, parameters, survey, WIDTH);
  }
}
