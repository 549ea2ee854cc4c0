package org.leadlight.evaluate.attack;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.leadlight.data.BatchOrder;
import org.leadlight.data.Example;
import org.leadlight.tensor.Leaves;
import org.leadlight.tensor.StepScope;
import org.leadlight.train.AdamW;
import org.leadlight.train.Gradients;
import org.leadlight.train.LearningRateSchedule;
import org.leadlight.transform.TokenBatch;

/**
 * Trains a network on pairs (release, word) by cross-entropy over {@link Candidates}: AdamW,
 * warm-up, half a cosine. Epoch e reads release e mod R of every conversation.
 */
final class InverterTraining {

  private static final int SEQUENCES = 8;
  private static final int OTHERS = 384; // candidates that are true nowhere in a batch
  private static final double CLIP_NORM = 1;
  private static final AdamW.Coefficients COEFFICIENTS = new AdamW.Coefficients(0.9, 0.98, 1e-8, 0);
  private static final long STEPS = 1L << 20; // of each seed

  private final NDManager manager;
  private final ReleasedStates states;
  private final double rate;
  private final int vocabulary;

  /**
   * A training.
   *
   * @param manager the arrays of a step are made under it
   * @param states what of a release the network reads
   * @param rate the peak of the learning rate
   * @param vocabulary V
   */
  InverterTraining(NDManager manager, ReleasedStates states, double rate, long vocabulary) {
    this.manager = manager;
    this.states = states;
    this.rate = rate;
    this.vocabulary = Math.toIntExact(vocabulary);
  }

  /** Trains a network; when it is cancelled the caller still frees the network. */
  void train(InverterNetwork network, Lesson lesson) {
    int[] lengths = lesson.examples().stream().mapToInt(Example::answerStart).toArray();
    BatchOrder order = new BatchOrder(lengths, SEQUENCES, 1, lesson.seed());
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
          Release asked = asked(lesson, chosen, scope);
          long[] words = asked.truth();
          if (words.length > 0) {
            long key = (long) release << 32 | chosen[0]; // a conversation is in one batch only
            Draw draw = lesson.draw(release);
            NDArray read =
                cache.get(
                    key, scope, () -> states.of(lesson.channel().release(asked.batch(), draw)));
            SplittableRandom random = new SplittableRandom(lesson.seed() * STEPS + step);
            gather(
                network,
                read,
                asked,
                Candidates.of(scope.manager(), words, vocabulary, OTHERS, random));
            update(network, optimiser, schedule.rate(step, rate));
          }
        }
      }
    }
  }

  /** The conversations of a batch before anything is released. */
  private static Release asked(Lesson lesson, int[] chosen, StepScope scope) {
    List<Example> examples = Arrays.stream(chosen).mapToObj(lesson.examples()::get).toList();
    TokenBatch batch = AttackBatches.of(scope.manager(), examples);
    return new Release(batch, scope.manager().zeros(new Shape(1)));
  }

  /** Gathers the gradients of one batch. */
  private static void gather(
      InverterNetwork network, NDArray read, Release asked, Candidates candidates) {
    network.parameters().forEach(Leaves::clearGradient);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray logits = network.scores(read, asked, candidates.ids()).add(candidates.correction());
      Leaves.gatherFrom(tape, logits.logSoftmax(1).gather(candidates.truth(), 1).mean().neg());
    }
  }

  private static void update(InverterNetwork network, AdamW optimiser, double rate) {
    NDList gradients = new NDList(network.parameters().stream().map(NDArray::getGradient).toList());
    double norm = Gradients.norm(gradients);
    if (Double.isFinite(norm)) {
      optimiser.step(gradients, Gradients.clippingFactor(norm, CLIP_NORM), rate);
    }
  }
}
