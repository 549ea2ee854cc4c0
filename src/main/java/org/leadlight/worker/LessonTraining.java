package org.leadlight.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.loss.RecipeLoss;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Validation;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.train.ShippedParameters;
import org.leadlight.train.TrainingStep;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.workspace.Catalogue;

/**
 * Trains the transform of a lesson: an ordinary recipe without its evaluations, on the CPU with one
 * thread, so that the same machine gives the same numbers.
 */
public final class LessonTraining {

  private final Catalogue catalogue;

  /** Trainings on what a catalogue has. */
  public LessonTraining(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Trains a recipe and writes what came of it.
   *
   * @param spec the recipe; its device and threads are left aside
   * @param file where to
   * @param about texts to keep beside
   * @param taken is told the steps taken
   */
  public void train(RunSpec spec, Path file, Map<String, String> about, LongConsumer taken)
      throws IOException {
    Validation.requireValid(spec);
    try (LoadedModel model = LoadedModel.load(spec, catalogue, RuntimeOptions.cpu())) {
      TrainingStep step = step(spec, model);
      while (step.taken() < spec.training().steps()) {
        step.take();
        taken.accept(step.taken());
      }
      new ShippedParameters(file).write(step.state(), about);
    }
  }

  private TrainingStep step(RunSpec spec, LoadedModel model) {
    NoiseMaskedNoisyTransformerModel transform = model.freshTransform();
    List<Example> examples =
        new ExampleReader(
                model.tokenizer().chatTemplate(),
                spec.data(),
                model.base().config().contextLength())
            .read(catalogue.conversations("data.train", spec.data().train()));
    return new TrainingStep(
        model.runtime(),
        transform,
        new DistillationPoint(spec.loss().distillationLayerIndex()),
        new RecipeLoss(transform, spec.loss()),
        examples,
        spec.training());
  }
}
