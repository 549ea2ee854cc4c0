package org.leadlight.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.Example;
import org.leadlight.format.Conversation;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.loss.Distillation;
import org.leadlight.loss.DistillationLoss;
import org.leadlight.loss.DistillationOptions;
import org.leadlight.run.MeanForm;
import org.leadlight.run.Recipes;
import org.leadlight.run.SimilarityMode;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.run.TrainingSpec;
import org.leadlight.tensor.MatmulPolicy;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.StepStage;
import org.leadlight.train.TrainingStep;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TransformerCloak;

/**
 * Times whole training steps on random ids, every position transformed and compared: the dearest
 * masks. Between the steps the machine's fastest matrix product is measured, so that a step can be
 * judged by what it must multiply at least.
 */
public final class StepBenchmark {

  private static final int WARM_UP = 5;
  private static final int BLOCKS = 1;

  private StepBenchmark() {}

  /**
   * What to time.
   *
   * @param batch sequences, B
   * @param positions tokens of each, T
   * @param layer distillation layer, null for the logits
   * @param mean whether and how the cloak shifts the mean
   * @param threads threads of an operation
   * @param matmul who decides the route of matrix products
   * @param steps steps to time, after the warm-up
   */
  public record Shape(
      int batch,
      int positions,
      @Nullable Integer layer,
      MeanForm mean,
      int threads,
      MatmulPolicy matmul,
      int steps) {}

  /** Times steps on a model. */
  public static StepTiming run(Path modelFolder, Shape shape) {
    RuntimeOptions options = new RuntimeOptions("auto", shape.threads()).withMatmul(shape.matmul());
    Stopwatch stopwatch = new Stopwatch(shape.threads());
    try (TensorRuntime runtime = TensorRuntime.start(options);
        CausalLanguageModel base = LanguageModels.load(modelFolder, runtime)) {
      long rows = (long) shape.batch() * shape.positions();
      StepWork work = StepWork.of(base.config(), rows, shape.layer(), shape.mean(), BLOCKS, rows);
      TrainingStep step = step(runtime, base, shape);
      try (MatrixProductPeak peak =
          new MatrixProductPeak(runtime, work.products().keySet(), stopwatch)) {
        List<Map<StepStage, Stopwatch.Time>> steps = steps(step, peak, stopwatch, shape.steps());
        return timing(steps, work, peak, runtime.report());
      }
    }
  }

  /** Warms up, then takes turns between a step and a round of products. */
  private static List<Map<StepStage, Stopwatch.Time>> steps(
      TrainingStep step, MatrixProductPeak peak, Stopwatch stopwatch, int count) {
    for (int i = 0; i < WARM_UP; i++) {
      peak.warmUp();
      step.take();
    }
    List<Map<StepStage, Stopwatch.Time>> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peak.round();
      step.take(stopwatch);
      steps.add(stopwatch.stages());
    }
    return steps;
  }

  private static StepTiming timing(
      List<Map<StepStage, Stopwatch.Time>> steps,
      StepWork work,
      MatrixProductPeak peak,
      RuntimeReport report) {
    List<Map<StepStage, Double>> stages = new ArrayList<>();
    for (Map<StepStage, Stopwatch.Time> step : steps) {
      Map<StepStage, Double> wall = new EnumMap<>(StepStage.class);
      step.forEach((stage, time) -> wall.put(stage, time.wall()));
      stages.add(wall);
    }
    return new StepTiming(
        sums(steps, Stopwatch.Time::wall),
        sums(steps, Stopwatch.Time::processor),
        stages,
        work.gigaflop(),
        peak.byWall().speed(),
        peak.byProcessor().speed(),
        peak.byWall().product(),
        report);
  }

  private static double[] sums(
      List<Map<StepStage, Stopwatch.Time>> steps, ToDoubleFunction<Stopwatch.Time> kind) {
    return steps.stream()
        .mapToDouble(stages -> stages.values().stream().mapToDouble(kind).sum())
        .toArray();
  }

  private static TrainingStep step(TensorRuntime runtime, CausalLanguageModel base, Shape shape) {
    StandardDeviation deviation = new StandardDeviation(StandardDeviationForm.CLOAK, 0.001, 3, 1);
    TransformerCloak cloak =
        new TransformerCloak(
            runtime, base, new CloakSettings(deviation, 0.1, shape.mean(), null, BLOCKS, 0));
    NoiseMaskedNoisyTransformerModel model = new NoiseMaskedNoisyTransformerModel(base, cloak, 0);
    DistillationLoss loss =
        Distillation.distillationLossFactory(
            model,
            shape.layer(),
            0.6,
            0,
            0.1,
            30,
            0,
            new DistillationOptions(SimilarityMode.ABSOLUTE, 0, 1, 1, 0.3));
    return new TrainingStep(
        runtime,
        model,
        new DistillationPoint(shape.layer()),
        step -> loss,
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
