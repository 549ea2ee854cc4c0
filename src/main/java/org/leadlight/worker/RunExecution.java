package org.leadlight.worker;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.FixedPrompt;
import org.leadlight.evaluate.InspectingEvaluator;
import org.leadlight.evaluate.TransformEvaluator;
import org.leadlight.format.ModelConfig;
import org.leadlight.loss.Distillation;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.Validation;
import org.leadlight.tensor.DeviceMeter;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.train.Controls;
import org.leadlight.train.Evaluator;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StoredParameters;
import org.leadlight.train.TrainingLoop;
import org.leadlight.train.TrainingStep;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.workspace.Catalogue;

/** Puts a recipe together: engine, model, data, transform, loss, loop. */
public final class RunExecution implements AutoCloseable {

  private final RunSpec spec;
  private final LoadedModel model;
  private final NoiseMaskedNoisyTransformerModel transform;
  private final PromptReader prompts;
  private final List<Example> training;
  private final List<Example> validation;

  private RunExecution(
      RunSpec spec, LoadedModel model, List<Example> training, List<Example> validation) {
    this.spec = spec;
    this.model = model;
    this.transform = model.freshTransform();
    this.prompts = model.prompts(spec);
    this.training = training;
    this.validation = validation;
  }

  /**
   * Starts the engine and loads what the recipe names.
   *
   * @throws UserMistakeException when the recipe, the model, the conversations or the device is at
   *     fault
   */
  public static RunExecution prepare(RunSpec spec, Catalogue catalogue) {
    Validation.requireValid(spec);
    LoadedModel model = LoadedModel.load(spec, catalogue);
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
        reader.read(catalogue.conversations("data.validation", spec.data().validation())));
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
    TrainingStep step =
        new TrainingStep(
            model.runtime(),
            transform,
            new DistillationPoint(spec.loss().distillationLayerIndex()),
            Distillation.distillationLossFactory(transform, spec.loss()),
            training,
            spec.training());
    Evaluator evaluator = evaluator(() -> controls.meanwhile(step.taken()));
    return new TrainingLoop(spec.training(), step, evaluator, controls, observer).run();
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
    return new InspectingEvaluator(
        figures, model.inspector(), transform, FixedPrompt.choose(validation, prompts));
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
