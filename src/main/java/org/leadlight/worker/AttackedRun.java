package org.leadlight.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.FixedPrompt;
import org.leadlight.evaluate.InspectingEvaluator;
import org.leadlight.evaluate.TransformEvaluator;
import org.leadlight.evaluate.attack.AttackListener;
import org.leadlight.evaluate.attack.AttackSubject;
import org.leadlight.evaluate.attack.AttackSuite;
import org.leadlight.evaluate.attack.Attackers;
import org.leadlight.evaluate.attack.IsotropicGaussianChannel;
import org.leadlight.evaluate.attack.TransformChannel;
import org.leadlight.evaluate.attack.Victims;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Inspection;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AnswerPair;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.train.Evaluator.Extent;
import org.leadlight.train.StoredParameters;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.workspace.Catalogue;

/** A run's transform with the weights of a step, ready to be attacked. */
final class AttackedRun implements AutoCloseable {

  private final long run;
  private final long step;
  private final RunSpec spec;
  private final LoadedModel model;
  private final NoiseMaskedNoisyTransformerModel transform;
  private final List<Example> attackerData;
  private final List<Example> validation;

  private AttackedRun(
      long run,
      long step,
      RunSpec spec,
      LoadedModel model,
      StoredParameters weights,
      Catalogue catalogue) {
    this.run = run;
    this.step = step;
    this.spec = spec;
    this.model = model;
    this.transform = model.storedTransform(weights, spec.training().seed());
    ExampleReader reader =
        new ExampleReader(
            model.tokenizer().chatTemplate(), spec.data(), model.base().config().contextLength());
    this.attackerData =
        reader.read(catalogue.conversations("data.attacker", spec.data().attacker()));
    this.validation =
        reader.read(catalogue.conversations("data.validation", spec.data().validation()));
  }

  /**
   * Starts the engine and loads what the recipe names.
   *
   * @param weights of the step
   * @throws UserMistakeException when the model, the conversations or the weights are at fault
   */
  static AttackedRun load(
      long run, long step, RunSpec spec, StoredParameters weights, Catalogue catalogue) {
    LoadedModel model = LoadedModel.load(spec, catalogue);
    boolean complete = false;
    try {
      AttackedRun attacked = new AttackedRun(run, step, spec, model, weights, catalogue);
      complete = true;
      return attacked;
    } finally {
      if (!complete) {
        model.close();
      }
    }
  }

  /**
   * Lets the attackers of a plan read, and measures what the transform is worth.
   *
   * @throws java.util.concurrent.CancellationException when the listener says so
   */
  AttackReport report(AttackPlan plan, AttackListener listener, Runnable meanwhile) {
    long begun = System.nanoTime();
    Victims victims =
        Victims.of(validation, new PrivateItemReader(model.tokenizer().chatTemplate()))
            .first(plan.victims());
    List<AttackRow> rows =
        new AttackSuite(model.runtime(), subject(victims), plan, listener)
            .run(new Attackers(model.runtime(), model.base()).of(plan));
    InspectingEvaluator evaluator = evaluator(victims, meanwhile);
    Evaluation evaluation = evaluator.evaluate(step, Extent.WHOLE);
    return new AttackReport(
        run,
        step,
        plan,
        victims.examples().size(),
        evaluation.figures(),
        Map.of(),
        rows,
        List.of(),
        answers(evaluator),
        BuildInfo.read().version(),
        (System.nanoTime() - begun) / 1e9);
  }

  private AttackSubject subject(Victims victims) {
    return new AttackSubject(
        model.base(),
        new TransformChannel(transform),
        new IsotropicGaussianChannel(
            model.base(), spec.transform().scaleMinimum(), spec.training().seed()),
        attackerData,
        victims);
  }

  private InspectingEvaluator evaluator(Victims victims, Runnable meanwhile) {
    PromptReader prompts = model.prompts(spec);
    TransformEvaluator figures =
        new TransformEvaluator(
            model.runtime(),
            transform,
            new CleanAnswers(model.base(), model.runtime(), model.endToken()),
            model.reader(),
            victims.examples(),
            victims.examples().size(),
            meanwhile);
    return new InspectingEvaluator(
        figures, model.inspector(), transform, FixedPrompt.choose(validation, prompts));
  }

  private List<AnswerPair> answers(InspectingEvaluator evaluator) {
    List<AnswerPair> pairs = new ArrayList<>();
    for (var prompt : evaluator.inspect(step)) {
      Inspection inspection = prompt.inspection();
      pairs.add(
          new AnswerPair(
              inspection.prompt(),
              inspection.cleanAnswer(),
              inspection.transformedAnswer(),
              inspection.answerKept()));
    }
    return pairs;
  }

  @Override
  public void close() {
    model.close();
  }
}
