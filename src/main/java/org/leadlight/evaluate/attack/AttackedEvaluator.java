package org.leadlight.evaluate.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.Evaluator;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/**
 * An evaluator that also lets quick attackers read, A0, A1, A3 and A7 with 16 releases. Their work
 * is bounded: the fixed sample is read, and from at most four times as many conversations of their
 * own they learn ({@code mathematics.md} 14).
 */
public final class AttackedEvaluator implements Evaluator {

  /** How many of the attacker's conversations are learned from at most. */
  public static final int MOST_CONVERSATIONS = 100;

  private static final int TIMES_THE_SAMPLE = 4;
  private static final AttackPlan PLAN =
      new AttackPlan(
          List.of(
              AttackerKind.NEAREST_COSINE,
              AttackerKind.SIGN_FLIPPED,
              AttackerKind.RIDGE,
              AttackerKind.AVERAGED_NEAREST),
          List.of(1.0),
          List.of(16),
          1,
          1,
          0,
          0);

  private final Evaluator figures;
  private final ReleaseChannel channel;
  private final QuickAttack sample;
  private final QuickAttack whole;
  private final Runnable meanwhile;

  /**
   * An evaluator.
   *
   * @param figures measures everything else; its {@code recovered_all} and {@code
   *     recovered_private} are A0 by distance
   * @param runtime the engine
   * @param model the transform in front of its model
   * @param attackerData the attacker's own conversations
   * @param validation the validation conversations
   * @param sampleSize how many of them, from the start, an evaluation while training reads
   * @param items finds private items
   * @param meanwhile is run between two parts, so that nobody has to wait for all
   */
  public AttackedEvaluator(
      Evaluator figures,
      TensorRuntime runtime,
      NoiseMaskedNoisyTransformerModel model,
      List<Example> attackerData,
      List<Example> validation,
      int sampleSize,
      PrivateItemReader items,
      Runnable meanwhile) {
    this.figures = figures;
    this.channel = new TransformChannel(model);
    this.meanwhile = meanwhile;
    Victims victims = Victims.of(validation, items);
    List<Example> few =
        attackerData.subList(
            0,
            Math.min(
                attackerData.size(), Math.min(MOST_CONVERSATIONS, TIMES_THE_SAMPLE * sampleSize)));
    this.sample = attack(runtime, model.base(), few, victims.first(sampleSize));
    this.whole = attack(runtime, model.base(), few, victims);
  }

  private static QuickAttack attack(
      TensorRuntime runtime, CausalLanguageModel base, List<Example> data, Victims victims) {
    List<Attacker> attackers = new Attackers(runtime, base).of(PLAN);
    return new QuickAttack(runtime.manager(), base, attackers, 1, data, victims);
  }

  @Override
  public Evaluation evaluate(long step, Extent extent) {
    Map<String, Figure> all = new LinkedHashMap<>(figures.evaluate(step, extent).figures());
    QuickAttack attack = extent == Extent.WHOLE ? whole : sample;
    all.putAll(attack.figures(channel, step, share -> meanwhile.run()));
    return new Evaluation(step, all);
  }
}
