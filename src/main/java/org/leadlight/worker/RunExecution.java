package org.leadlight.worker;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.FixedPrompt;
import org.leadlight.evaluate.InspectingEvaluator;
import org.leadlight.evaluate.TransformEvaluator;
import org.leadlight.evaluate.attack.AttackedEvaluator;
import org.leadlight.format.FormatException;
import org.leadlight.format.ModelConfig;
import org.leadlight.loss.RecipeLoss;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.Validation;
import org.leadlight.tensor.DeviceMeter;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.train.Controls;
import org.leadlight.train.Evaluator;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StoredParameters;
import org.leadlight.train.StoredTraining;
import org.leadlight.train.TrainingLoop;
import org.leadlight.train.TrainingStep;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.workspace.Catalogue;

/** Puts a recipe together: engine, model, data, transform, loss, loop. */
public final class RunExecution implements AutoCloseable {

  private final RunSpec spec;
  private final LoadedModel model;
  private final PromptReader prompts;
  private final List<Example> training;
  private final List<Example> validation;
  private final List<Example> attackerData;
  private RunSpec steered;
  private NoiseMaskedNoisyTransformerModel transform;
  private TrainingStep step;

  private RunExecution(
      RunSpec spec,
      LoadedModel model,
      List<Example> training,
      List<Example> validation,
      List<Example> attackerData) {
    this.spec = spec;
    this.model = model;
    this.prompts = model.prompts(spec);
    this.training = training;
    this.validation = validation;
    this.attackerData = attackerData;
    this.steered = spec;
    this.transform = model.freshTransform();
    this.step = freshStep();
  }

  private TrainingStep freshStep() {
    return new TrainingStep(
        model.runtime(),
        transform,
        new DistillationPoint(spec.loss().distillationLayerIndex()),
        new RecipeLoss(transform, spec.loss()),
        training,
        spec.training());
  }

  /**
   * Starts the engine and loads what the recipe names.
   *
   * @throws UserMistakeException when the recipe, the model, the conversations or the device is at
   *     fault
   */
  public static RunExecution prepare(RunSpec spec, Catalogue catalogue) {
    RuntimeOptions options =
        new RuntimeOptions(spec.training().device(), spec.training().threads());
    return prepare(spec, catalogue, options);
  }

  /** {@link #prepare(RunSpec, Catalogue)} with a say in how the engine is started. */
  static RunExecution prepare(RunSpec spec, Catalogue catalogue, RuntimeOptions options) {
    Validation.requireValid(spec);
    LoadedModel model = LoadedModel.load(spec, catalogue, options);
    boolean complete = false;
    try {
      RunExecution execution = withData(spec, catalogue, model);
      complete = true;
      return execution;
    } finally {
      if (!complete) {
        model.close(); // a worker lives on and takes the next run
      }
    }
  }

  private static RunExecution withData(RunSpec spec, Catalogue catalogue, LoadedModel model) {
    ModelConfig config = model.base().config();
    Validation.layerFault(spec.loss().distillationLayerIndex(), config.layers())
        .ifPresent(
            fault -> {
              throw new InvalidRecipeException(List.of(fault));
            });
    ExampleReader reader =
        new ExampleReader(model.tokenizer().chatTemplate(), spec.data(), config.contextLength());
    return new RunExecution(
        spec,
        model,
        reader.read(catalogue.conversations("data.train", spec.data().train())),
        reader.read(catalogue.conversations("data.validation", spec.data().validation())),
        reader.read(catalogue.conversations("data.attacker", spec.data().attacker())));
  }

  /** What runs here and how it was set up. */
  public RuntimeReport report() {
    return model.report();
  }

  /** Reads what the device gives to the work. */
  public DeviceMeter meter() {
    return model.runtime().meter();
  }

  /**
   * Trains to the end.
   *
   * @param controls what the outside wants
   * @param observer is told everything
   */
  public TrainingLoop.End run(Controls controls, RunObserver observer) {
    Evaluator evaluator = evaluator(() -> controls.meanwhile(step.taken()));
    return new TrainingLoop(step, evaluator, controls, observer).run();
  }

  /** The recipe with the numbers of the next step. */
  RunSpec steered() {
    return steered;
  }

  /** Takes the next steps with other live numbers: a fresh result of the factory. */
  void steer(RunSpec changed) {
    step.steer(changed.training(), new RecipeLoss(transform, changed.loss()));
    steered = changed;
  }

  /**
   * Brings the training to a checkpoint.
   *
   * @param stored the checkpoint
   * @param settings the recipe with the numbers that its last steps used
   * @throws FormatException when it cannot be used; the training is at its start then
   */
  void restore(StoredTraining stored, RunSpec settings) {
    boolean done = false;
    try {
      stored.loadInto(step, model.runtime(), LiveSettings.json(settings));
      steer(settings);
      done = true;
    } finally {
      if (!done) {
        transform = model.freshTransform();
        step = freshStep();
      }
    }
  }

  private Evaluator evaluator(Runnable meanwhile) {
    TransformEvaluator figures =
        new TransformEvaluator(
            model.runtime(),
            transform,
            new CleanAnswers(model.base(), model.runtime(), model.endToken()),
            model.reader(),
            validation,
            spec.training().evaluationConversations(),
            meanwhile);
    AttackedEvaluator attacked =
        new AttackedEvaluator(
            figures,
            model.runtime(),
            transform,
            attackerData,
            validation,
            spec.training().evaluationConversations(),
            new PrivateItemReader(model.tokenizer().chatTemplate()),
            meanwhile);
    return new InspectingEvaluator(
        attacked, model.inspector(), transform, FixedPrompt.choose(validation, prompts));
  }

  /**
   * What a typed prompt becomes with the weights that are trained, as they are.
   *
   * @param typed as typed
   * @param step steps taken
   */
  InspectedPrompt inspect(String typed, long step) {
    return model.inspect(prompts, transform, typed, step);
  }

  /** What a typed prompt becomes with weights that this run kept after a step. */
  InspectedPrompt inspect(String typed, long step, StoredParameters stored) {
    return model.inspect(
        prompts, model.storedTransform(stored, spec.training().seed()), typed, step);
  }

  @Override
  public void close() {
    model.close();
  }
}
