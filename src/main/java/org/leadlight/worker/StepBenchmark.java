package org.leadlight.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.Example;
import org.leadlight.format.Conversation;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.loss.Distillation;
import org.leadlight.loss.DistillationOptions;
import org.leadlight.run.MeanForm;
import org.leadlight.run.Recipes;
import org.leadlight.run.SimilarityMode;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.run.TrainingSpec;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.TrainingStep;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TransformerCloak;

/**
 * Times whole training steps on random ids, every position transformed and compared, the mean
 * bounded: the dearest shape of a step.
 */
public final class StepBenchmark {

  private static final int WARM_UP = 5;

  private StepBenchmark() {}

  /**
   * What to time.
   *
   * @param batch sequences, B
   * @param positions tokens of each, T
   * @param layer distillation layer, null for the logits
   * @param threads threads of an operation
   * @param steps steps to time, after the warm-up
   */
  public record Shape(int batch, int positions, @Nullable Integer layer, int threads, int steps) {}

  /**
   * What was timed.
   *
   * @param milliseconds of each step, sorted
   * @param report the engine that ran it
   */
  public record Timing(double[] milliseconds, RuntimeReport report) {

    /** The median. */
    public double median() {
      return milliseconds[milliseconds.length / 2];
    }
  }

  /** Times steps on a model. */
  public static Timing run(Path modelFolder, Shape shape) {
    try (TensorRuntime runtime = TensorRuntime.start(new RuntimeOptions("auto", shape.threads()));
        CausalLanguageModel base = LanguageModels.load(modelFolder, runtime)) {
      TrainingStep step = step(runtime, base, shape);
      double[] milliseconds = new double[shape.steps()];
      for (int i = -WARM_UP; i < shape.steps(); i++) {
        double taken = 1000 * step.take().seconds();
        if (i >= 0) {
          milliseconds[i] = taken;
        }
      }
      Arrays.sort(milliseconds);
      return new Timing(milliseconds, runtime.report());
    }
  }

  private static TrainingStep step(TensorRuntime runtime, CausalLanguageModel base, Shape shape) {
    StandardDeviation deviation = new StandardDeviation(StandardDeviationForm.CLOAK, 0.001, 3, 1);
    TransformerCloak cloak =
        new TransformerCloak(
            runtime, base, new CloakSettings(deviation, 0.1, MeanForm.BOUNDED, null, 1, 0));
    NoiseMaskedNoisyTransformerModel model = new NoiseMaskedNoisyTransformerModel(base, cloak, 0);
    return new TrainingStep(
        runtime,
        model,
        new DistillationPoint(shape.layer()),
        Distillation.distillationLossFactory(
            model,
            shape.layer(),
            0.6,
            0,
            0.1,
            30,
            0,
            new DistillationOptions(SimilarityMode.ABSOLUTE, 0, 1, 1, 0.3)),
        examples(base.config().vocabularySize(), shape),
        spec(shape));
  }

  private static TrainingSpec spec(Shape shape) {
    TrainingSpec usual = Recipes.DEMONSTRATION.training();
    return new TrainingSpec(
        WARM_UP + shape.steps(),
        shape.batch(),
        1,
        usual.learningRate(),
        usual.beta1(),
        usual.beta2(),
        usual.epsilon(),
        usual.weightDecay(),
        usual.clipNorm(),
        usual.warmUpShare(),
        usual.finalShare(),
        0,
        "auto",
        shape.threads(),
        usual.evaluationInterval(),
        usual.evaluationConversations(),
        usual.checkpointInterval());
  }

  private static List<Example> examples(int vocabulary, Shape shape) {
    Random random = new Random(1);
    boolean[] every = new boolean[shape.positions()];
    Arrays.fill(every, true);
    Conversation none = new Conversation(1, List.of(), List.of(), "", "");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 4 * shape.batch(); i++) {
      int[] ids = random.ints(shape.positions(), 0, vocabulary).toArray();
      examples.add(new Example(i, none, ids, every, every, new boolean[ids.length], 1, ids.length));
    }
    return examples;
  }
}
