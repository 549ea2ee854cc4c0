package org.leadlight.evaluate.attack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.Figure;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AnswerPair;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/**
 * Makes the whole report of a transform: attackers, utility, noise measures, baselines, answers.
 */
public final class ReportWork {

  private static final int BASELINE_VICTIMS = 100;
  private static final double BASELINE_EFFORT = 0.1;
  private static final List<AttackerKind> BASELINE_ATTACKERS =
      List.of(AttackerKind.NEAREST_L2, AttackerKind.MLP, AttackerKind.SEQUENCE);
  private static final int ANSWERS = 8;

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final NoiseMaskedNoisyTransformerModel model;
  private final TextTokenizer tokenizer;
  private final int endToken;
  private final AttackSubject subject;
  private final AttackPlan plan;
  private final AttackListener listener;

  /**
   * The work of one report.
   *
   * @param runtime the engine
   * @param model the transform in front of its model
   * @param tokenizer of the model
   * @param endToken the token that ends an answer
   * @param attackerData the attacker's own conversations
   * @param validation the validation conversations
   * @param plan which attackers, how
   * @param listener hears of the work and can cancel it
   * @throws UserMistakeException when the plan skips all conversations
   */
  public ReportWork(
      TensorRuntime runtime,
      NoiseMaskedNoisyTransformerModel model,
      TextTokenizer tokenizer,
      int endToken,
      List<Example> attackerData,
      List<Example> validation,
      AttackPlan plan,
      AttackListener listener) {
    this.runtime = runtime;
    this.base = model.base();
    this.model = model;
    this.tokenizer = tokenizer;
    this.endToken = endToken;
    List<Example> read = validation.stream().skip(plan.skipped()).limit(plan.victims()).toList();
    if (read.isEmpty()) {
      throw new UserMistakeException(
          "Of %d validation conversations %d are skipped, so that none is left to read; skip fewer."
              .formatted(validation.size(), plan.skipped()));
    }
    this.subject =
        new AttackSubject(
            base,
            new TransformChannel(model),
            FixedSigmaChannel.smallest(model),
            attackerData,
            Victims.of(read, new PrivateItemReader(tokenizer.chatTemplate())));
    this.plan = plan;
    this.listener = listener;
  }

  /**
   * Makes the report.
   *
   * @param run the run's number
   * @param step steps taken by its transform
   * @param withBaselines whether other mechanisms are measured too, which takes minutes
   * @throws CancellationException when the listener says so
   */
  public AttackReport make(long run, long step, boolean withBaselines) {
    long begun = System.nanoTime();
    CleanAnswers clean = new CleanAnswers(base, runtime, endToken);
    List<Example> victims = subject.victims().examples();
    try (NearestNeighbourReader reader =
        new NearestNeighbourReader(runtime.manager(), base.embeddingTable())) {
      Map<String, Figure> utility =
          utility(clean, reader, victims).wholeFigures(subject.channel(), this::goOn);
      Map<String, Figure> noise =
          NoiseMeasures.of(
              runtime.manager(),
              base,
              reader,
              victims,
              subject.channel(),
              Draw.victim(plan.seed()));
      List<AnswerPair> answers =
          new FreeAnswers(runtime, base, clean, tokenizer, endToken)
              .write(
                  subject.channel(),
                  Draw.victim(plan.seed()),
                  victims.subList(0, Math.min(ANSWERS, victims.size())));
      List<AttackRow> rows =
          new AttackSuite(runtime, subject, plan, listener)
              .run(new Attackers(runtime, base).of(plan));
      return new AttackReport(
          run,
          step,
          plan,
          victims.size(),
          utility,
          noise,
          rows,
          withBaselines ? baselines(clean, reader) : List.of(),
          answers,
          BuildInfo.read().version(),
          (System.nanoTime() - begun) / 1e9);
    }
  }

  private ChannelUtility utility(
      CleanAnswers clean, NearestNeighbourReader reader, List<Example> examples) {
    return new ChannelUtility(runtime, base, clean, reader, examples, plan.seed());
  }

  private List<BaselineRow> baselines(CleanAnswers clean, NearestNeighbourReader reader) {
    Victims few = subject.victims().first(BASELINE_VICTIMS);
    ChannelUtility utility = utility(clean, reader, few.examples());
    QuickAttack attack =
        new QuickAttack(
            runtime.manager(),
            base,
            new Attackers(runtime, base).of(AttackPlan.of(BASELINE_ATTACKERS)),
            BASELINE_EFFORT,
            subject.attackerData(),
            few);
    return new Baselines(
            new Mechanisms(model),
            utility::figures,
            channel -> attack.figures(channel, plan.seed(), this::goOn),
            this::goOn)
        .rows(utility.figures(subject.channel()), true);
  }

  private void goOn(double share) {
    if (listener.isCancelled()) {
      throw new CancellationException("the report was cancelled");
    }
  }
}
