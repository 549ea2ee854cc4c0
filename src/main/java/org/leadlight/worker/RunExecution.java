package org.leadlight.worker;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.TransformEvaluator;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.loss.Distillation;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.RunSpec;
import org.leadlight.run.TransformSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.Validation;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.Controls;
import org.leadlight.train.RunObserver;
import org.leadlight.train.TrainingLoop;
import org.leadlight.train.TrainingStep;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TransformerCloak;
import org.leadlight.workspace.Catalogue;

/** Puts a recipe together: engine, model, data, transform, loss, loop. */
public final class RunExecution implements AutoCloseable {

  private final RunSpec spec;
  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final TextTokenizer tokenizer;
  private final int endToken;
  private final TransformerCloak cloak;
  private final List<Example> training;
  private final List<Example> validation;

  private RunExecution(
      RunSpec spec,
      TensorRuntime runtime,
      CausalLanguageModel base,
      TextTokenizer tokenizer,
      List<Example> training,
      List<Example> validation) {
    this.spec = spec;
    this.runtime = runtime;
    this.base = base;
    this.tokenizer = tokenizer;
    this.training = training;
    this.validation = validation;
    this.endToken = endToken();
    this.cloak = cloak();
  }

  /**
   * Starts the engine and loads what the recipe names.
   *
   * @throws UserMistakeException when the recipe, the model, the conversations or the device is at
   *     fault
   */
  public static RunExecution prepare(RunSpec spec, Catalogue catalogue) {
    Validation.requireValid(spec);
    TensorRuntime runtime =
        TensorRuntime.start(
            new RuntimeOptions(spec.training().device(), spec.training().threads()));
    boolean complete = false;
    try {
      RunExecution execution = load(spec, catalogue, runtime);
      complete = true;
      return execution;
    } finally {
      if (!complete) {
        runtime.close(); // a worker lives on and takes the next run
      }
    }
  }

  private static RunExecution load(RunSpec spec, Catalogue catalogue, TensorRuntime runtime) {
    var folder = catalogue.model(spec.model().source());
    CausalLanguageModel base = LanguageModels.load(folder, runtime);
    Validation.layerFault(spec.loss().distillationLayerIndex(), base.config().layers())
        .ifPresent(
            fault -> {
              throw new InvalidRecipeException(List.of(fault));
            });
    TextTokenizer tokenizer = TextTokenizer.open(folder);
    ExampleReader reader =
        new ExampleReader(tokenizer.chatTemplate(), spec.data(), base.config().contextLength());
    return new RunExecution(
        spec,
        runtime,
        base,
        tokenizer,
        reader.read(catalogue.conversations("data.train", spec.data().train())),
        reader.read(catalogue.conversations("data.validation", spec.data().validation())));
  }

  /** What runs here and how it was set up. */
  public RuntimeReport report() {
    return runtime.report();
  }

  /**
   * Trains to the end.
   *
   * @param controls what the outside wants
   * @param observer is told everything
   */
  public TrainingLoop.End run(Controls controls, RunObserver observer) {
    NoiseMaskedNoisyTransformerModel model =
        new NoiseMaskedNoisyTransformerModel(base, cloak, spec.training().seed());
    TrainingStep step =
        new TrainingStep(
            runtime,
            model,
            new DistillationPoint(spec.loss().distillationLayerIndex()),
            Distillation.distillationLossFactory(model, spec.loss()),
            training,
            spec.training());
    try (TransformEvaluator evaluator =
        new TransformEvaluator(
            runtime,
            model,
            new CleanAnswers(base, runtime, endToken),
            validation,
            spec.training().evaluationConversations())) {
      return new TrainingLoop(spec.training(), step, evaluator, controls, observer).run();
    }
  }

  private int endToken() {
    return tokenizer
        .endToken()
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "The tokenizer of "
                        + spec.model().source()
                        + " names no end token; set eos_token in tokenizer_config.json."));
  }

  private TransformerCloak cloak() {
    TransformSpec transform = spec.transform();
    try {
      return new TransformerCloak(
          runtime,
          base,
          new CloakSettings(
              new StandardDeviation(
                  transform.standardDeviation(),
                  transform.scaleMinimum(),
                  transform.scaleMaximum(),
                  transform.shallow()),
              transform.initialShare(),
              transform.mean(),
              transform.meanBound(),
              transform.blocks(),
              spec.training().seed()));
    } catch (IllegalArgumentException outsideScale) {
      throw new UserMistakeException(
          "transform: " + outsideScale.getMessage() + "; change initial_share or scale.",
          outsideScale);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
    base.close();
    runtime.close();
  }
}
