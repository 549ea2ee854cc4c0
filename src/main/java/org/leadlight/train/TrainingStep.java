package org.leadlight.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.Batch;
import org.leadlight.data.BatchOrder;
import org.leadlight.data.Example;
import org.leadlight.loss.DistillationLoss;
import org.leadlight.loss.LossSchedule;
import org.leadlight.loss.NonFiniteLossException;
import org.leadlight.loss.SequencePairs;
import org.leadlight.loss.StepTotals;
import org.leadlight.run.TrainingSpec;
import org.leadlight.tensor.Leaves;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/**
 * Takes one optimiser step after another: teacher pass, student pass, the three closures, backward,
 * clip, AdamW. Holds the state of the training; a step whose total or gradient is not finite
 * changes nothing and is counted.
 */
public final class TrainingStep {

  private static final int MOST_SKIPPED_IN_A_ROW = 20;

  private final NDManager manager;
  private final NoiseMaskedNoisyTransformerModel model;
  private final DistillationPoint point;
  private final List<Example> examples;
  private final BatchOrder order;
  private final LearningRateSchedule schedule;
  private final List<NDArray> parameters;
  private final AdamW optimiser;
  private TrainingSpec spec;
  private LossSchedule loss;
  private long taken;
  private int skippedInARow;

  /**
   * A training before its first step.
   *
   * @param runtime the engine; its manager owns the moments
   * @param model the frozen model with the transform that is trained
   * @param point where the two passes are compared
   * @param loss the factory's result for each step
   * @param examples the training conversations
   * @param spec how it runs
   */
  public TrainingStep(
      TensorRuntime runtime,
      NoiseMaskedNoisyTransformerModel model,
      DistillationPoint point,
      LossSchedule loss,
      List<Example> examples,
      TrainingSpec spec) {
    this.manager = runtime.manager();
    this.model = model;
    this.point = point;
    this.loss = loss;
    this.examples = List.copyOf(examples);
    this.spec = spec;
    int[] lengths = examples.stream().mapToInt(Example::length).toArray();
    this.order = new BatchOrder(lengths, spec.batchSize(), loss.smallestBatch(), spec.seed());
    this.schedule = LearningRateSchedule.of(spec.steps(), spec.warmUpShare(), spec.finalShare());
    this.parameters = List.copyOf(model.cloak().parameters().values());
    this.optimiser =
        new AdamW(
            runtime.manager(),
            parameters,
            new AdamW.Coefficients(spec.beta1(), spec.beta2(), spec.epsilon(), spec.weightDecay()));
  }

  /** Steps taken. */
  public long taken() {
    return taken;
  }

  /** The state after the steps taken. */
  public TrainingState state() {
    return new TrainingState(taken, model.cloak().parameters(), optimiser, skippedInARow);
  }

  /**
   * Takes the next steps with other numbers. What a checkpoint cannot hold stays: batches, schedule
   * and optimiser are those of the first recipe.
   *
   * @param changed the training with other live numbers
   * @param fresh fresh results of the factory
   */
  public void steer(TrainingSpec changed, LossSchedule fresh) {
    spec = changed;
    loss = fresh;
  }

  /** How the next step is taken. */
  public TrainingSpec spec() {
    return spec;
  }

  /** Continues from a checkpoint whose arrays were copied into {@link #state()} before. */
  void resumeAt(long step, long optimiserSteps, int skipped) {
    taken = step;
    skippedInARow = skipped;
    optimiser.resumeAt(optimiserSteps);
  }

  /**
   * Takes the next step.
   *
   * @throws TrainingDivergedException after too many steps in a row that were not finite
   */
  public StepRecord take() {
    return take(StageClock.NONE);
  }

  /**
   * Takes the next step under a clock.
   *
   * @param clock hears of the step's stages; on a GPU the work of one may run on into the next
   * @throws TrainingDivergedException after too many steps in a row that were not finite
   */
  public StepRecord take(StageClock clock) {
    return take(clock, () -> true).orElseThrow();
  }

  /**
   * Takes the next step unless it is given up between two of its micro-batches; then nothing has
   * changed.
   *
   * @param goOn asked before every micro-batch but the first
   * @return empty when it was given up
   * @throws TrainingDivergedException after too many steps in a row that were not finite
   */
  public Optional<StepRecord> take(BooleanSupplier goOn) {
    return take(StageClock.NONE, goOn);
  }

  private Optional<StepRecord> take(StageClock clock, BooleanSupplier goOn) {
    clock.enter(StepStage.REST);
    long begun = System.nanoTime();
    double rate = schedule.rate(taken, spec.learningRate());
    Optional<Outcome> outcome;
    try (StepScope scope = StepScope.open(manager)) {
      outcome = update(microBatches(scope.manager()), rate, clock, goOn);
      clock.enter(StepStage.REST);
    }
    return outcome.map(whole -> record(whole, rate, begun));
  }

  private StepRecord record(Outcome outcome, double rate, long begun) {
    StepRecord record =
        new StepRecord(
            taken,
            outcome.components,
            outcome.hyperparameters,
            rate,
            outcome.gradientNorm,
            outcome.tokens,
            (System.nanoTime() - begun) / 1e9);
    taken++;
    count(outcome);
    return record;
  }

  private void count(Outcome outcome) {
    skippedInARow = Double.isFinite(outcome.gradientNorm) ? 0 : skippedInARow + 1;
    if (skippedInARow >= MOST_SKIPPED_IN_A_ROW) {
      throw new TrainingDivergedException(taken, skippedInARow, outcome.components.toString());
    }
  }

  /** What a step came to, summed over its micro-batches. */
  private static final class Outcome {
    private final Map<String, Double> components = new LinkedHashMap<>();
    private Map<String, Object> hyperparameters = Map.of();
    private double gradientNorm = Double.NaN;
    private long tokens;

    void add(Map<String, Double> part) {
      part.forEach((key, value) -> components.merge(key, value, Double::sum));
    }
  }

  private Optional<Outcome> update(
      List<Batch> batches, double rate, StageClock clock, BooleanSupplier goOn) {
    parameters.forEach(Leaves::clearGradient);
    Outcome outcome = new Outcome();
    try {
      StepTotals totals = batches.size() == 1 ? null : totals(batches);
      DistillationLoss result = loss.at(taken);
      for (Batch batch : batches) {
        if (batch != batches.getFirst() && !goOn.getAsBoolean()) {
          return Optional.empty();
        }
        outcome.tokens += batch.tokens().tokens();
        gather(batch, result, totals, outcome, clock);
      }
    } catch (NonFiniteLossException notFinite) {
      outcome.add(notFinite.components());
      return Optional.of(outcome);
    }
    clock.enter(StepStage.OPTIMISER);
    NDList gradients = new NDList(parameters.stream().map(NDArray::getGradient).toList());
    outcome.gradientNorm = Gradients.norm(gradients);
    if (Double.isFinite(outcome.gradientNorm)) {
      double factor = Gradients.clippingFactor(outcome.gradientNorm, spec.clipNorm());
      optimiser.step(gradients, factor, rate);
    }
    return Optional.of(outcome);
  }

  /** Both passes and the backward pass of one micro-batch. */
  private void gather(
      Batch batch,
      DistillationLoss result,
      @Nullable StepTotals totals,
      Outcome outcome,
      StageClock clock) {
    clock.enter(StepStage.TEACHER);
    model.teacherPass(batch.tokens(), point);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      clock.enter(StepStage.STUDENT);
      model.studentPass(batch.tokens(), point, taken);
      NDArray total =
          totals == null
              ? result.loss().apply(batch.lossMask())
              : result.loss().apply(batch.lossMask(), totals);
      outcome.add(result.components().get());
      outcome.hyperparameters = result.hyperparameters().get();
      clock.enter(StepStage.BACKWARD);
      Leaves.gatherFrom(tape, total);
    }
  }

  /** Counts of the masks, and the sum of sigma by a run of the cloak without tape. */
  private StepTotals totals(List<Batch> batches) {
    long noise = 0;
    long lossPositions = 0;
    long pairs = 0;
    double sigma = 0;
    for (Batch batch : batches) {
      noise += batch.tokens().noisePositions().length;
      lossPositions += batch.lossPositions();
      pairs += SequencePairs.count(batch.tokens());
      sigma += model.sigmaSum(batch.tokens());
    }
    return new StepTotals(noise, lossPositions, pairs, sigma);
  }

  private List<Batch> microBatches(NDManager scope) {
    int[] chosen = order.batch(taken);
    IntFunction<Example> example = examples::get;
    List<Batch> parts = new ArrayList<>();
    int count = Math.clamp(chosen.length / loss.smallestBatch(), 1, spec.microBatches());
    for (int part = 0; part < count; part++) {
      int from = (int) ((long) chosen.length * part / count);
      int to = (int) ((long) chosen.length * (part + 1) / count);
      parts.add(Batch.of(scope, Arrays.stream(chosen, from, to).mapToObj(example).toList()));
    }
    return parts;
  }
}
