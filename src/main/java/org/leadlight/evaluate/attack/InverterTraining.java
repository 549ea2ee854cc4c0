package org.leadlight.evaluate.attack;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import org.leadlight.data.BatchOrder;
import org.leadlight.data.Example;
import org.leadlight.tensor.Leaves;
import org.leadlight.tensor.StepScope;
import org.leadlight.train.AdamW;
import org.leadlight.train.Gradients;
import org.leadlight.train.LearningRateSchedule;

/**
 * Trains a network on pairs (release, word) by cross-entropy: AdamW, warm-up, half a cosine. Epoch
 * e reads release e mod R of every conversation.
 */
final class InverterTraining {

  private static final int MOST_SEQUENCES = 8;
  private static final long MOST_SCORES = 1L << 23; // 32 MB of float32
  private static final double CLIP_NORM = 1;
  private static final AdamW.Coefficients COEFFICIENTS = new AdamW.Coefficients(0.9, 0.98, 1e-8, 0);

  private final NDManager manager;
  private final ReleasedStates states;
  private final double rate;

  /**
   * A training.
   *
   * @param manager the arrays of a step are made under it
   * @param states what of a release the network reads
   * @param rate the peak of the learning rate
   */
  InverterTraining(NDManager manager, ReleasedStates states, double rate) {
    this.manager = manager;
    this.states = states;
    this.rate = rate;
  }

  /** Trains a network; when it is cancelled the caller still frees the network. */
  void train(InverterNetwork network, Lesson lesson, long vocabulary) {
    List<Example> examples = lesson.examples();
    int[] lengths = examples.stream().mapToInt(Example::answerStart).toArray();
    long longest = Arrays.stream(lengths).max().orElse(1);
    int size = (int) Math.clamp(MOST_SCORES / (longest * vocabulary), 1, MOST_SEQUENCES);
    BatchOrder order = new BatchOrder(lengths, size, 1, lesson.seed());
    int steps = lesson.budget().steps();
    LearningRateSchedule schedule = LearningRateSchedule.of(steps, 0.05, 0.05);
    try (NDManager moments = manager.newSubManager();
        StateCache cache = new StateCache(manager)) {
      AdamW optimiser = new AdamW(moments, network.parameters(), COEFFICIENTS);
      for (int step = 0; step < steps; step++) {
        lesson.progress().at((double) step / steps);
        long epoch = step / order.batchesPerEpoch();
        int release = (int) (epoch % lesson.budget().releases());
        try (StepScope scope = StepScope.open(manager)) {
          int[] chosen = order.batch(step);
          if (gather(network, lesson, chosen, release, scope, cache)) {
            update(network, optimiser, schedule.rate(step, rate));
          }
        }
      }
    }
  }

  /** Gathers the gradients of one batch; false when it has no transformed token. */
  private boolean gather(
      InverterNetwork network,
      Lesson lesson,
      int[] chosen,
      int release,
      StepScope scope,
      StateCache cache) {
    List<Example> examples = Arrays.stream(chosen).mapToObj(lesson.examples()::get).toList();
    Release asked =
        new Release(
            AttackBatches.of(scope.manager(), examples), scope.manager().zeros(new Shape(1)));
    long[] truth = asked.truth();
    if (truth.length == 0) {
      return false;
    }
    long key = (long) release << 32 | chosen[0]; // a conversation is in one batch only
    NDArray read =
        cache.get(
            key,
            scope,
            () -> states.of(lesson.channel().release(asked.batch(), lesson.draw(release))));
    network.parameters().forEach(Leaves::clearGradient);
    NDArray words = scope.manager().create(truth, new Shape(truth.length, 1));
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray logits = network.scores(read, asked);
      Leaves.gatherFrom(tape, logits.logSoftmax(1).gather(words, 1).mean().neg());
    }
    return true;
  }

  private static void update(InverterNetwork network, AdamW optimiser, double rate) {
    NDList gradients = new NDList(network.parameters().stream().map(NDArray::getGradient).toList());
    double norm = Gradients.norm(gradients);
    if (Double.isFinite(norm)) {
      optimiser.step(gradients, Gradients.clippingFactor(norm, CLIP_NORM), rate);
    }
  }
}
