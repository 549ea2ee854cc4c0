package org.leadlight.evaluate.attack;

import java.util.List;
import java.util.stream.IntStream;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.MatchedBy;
import org.leadlight.run.attack.Mechanism;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/** What isotropic Gaussian noise of several levels keeps of the answers and hides of the words. */
public final class NoiseCurve {

  /** Little is left to learn: the inverters start as the Bayes reader of such noise. */
  private static final double EFFORT = 0.1;

  private final TensorRuntime runtime;
  private final NoiseMaskedNoisyTransformerModel model;
  private final List<Example> attackerData;
  private final Victims victims;
  private final CleanAnswers clean;

  /**
   * A curve.
   *
   * @param runtime the engine
   * @param model a transform in front of its model; its noise is not used
   * @param tokenizer of the model
   * @param endToken the token that ends an answer
   * @param attackerData the attacker's own conversations
   * @param victims who is read
   */
  public NoiseCurve(
      TensorRuntime runtime,
      NoiseMaskedNoisyTransformerModel model,
      TextTokenizer tokenizer,
      int endToken,
      List<Example> attackerData,
      List<Example> victims) {
    this.runtime = runtime;
    this.model = model;
    this.attackerData = attackerData;
    this.victims = Victims.of(victims, new PrivateItemReader(tokenizer.chatTemplate()));
    this.clean = new CleanAnswers(model.base(), runtime, endToken);
  }

  /**
   * Measures levels.
   *
   * @param levels root mean square of the noise in a feature, times rms(E)
   * @param readers who reads it
   * @param progress is told how far it is, and may throw to end it
   */
  public List<BaselineRow> rows(
      List<Double> levels, List<AttackerKind> readers, Progress progress) {
    QuickAttack attack =
        new QuickAttack(
            runtime.manager(),
            model.base(),
            new Attackers(runtime, model.base()).of(AttackPlan.of(readers)),
            EFFORT,
            attackerData,
            victims);
    Mechanisms mechanisms = new Mechanisms(model);
    try (NearestNeighbourReader reader =
        new NearestNeighbourReader(runtime.manager(), model.base().embeddingTable())) {
      ChannelUtility utility =
          new ChannelUtility(runtime, model.base(), clean, reader, victims.examples(), 0);
      return IntStream.range(0, levels.size())
          .mapToObj(
              i -> {
                progress.at((double) i / levels.size());
                ReleaseChannel channel = mechanisms.of(Mechanism.ISOTROPIC_GAUSSIAN, levels.get(i));
                return new BaselineRow(
                    Mechanism.ISOTROPIC_GAUSSIAN,
                    levels.get(i),
                    MatchedBy.CURVE,
                    utility.figures(channel),
                    attack.figures(channel, 0, share -> progress.at((i + share) / levels.size())));
              })
          .toList();
    }
  }
}
