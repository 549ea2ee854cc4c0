package org.leadlight.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadlight.run.UserMistakeException;

/** What every frozen language model promises, on a small random Llama. */
class CausalLanguageModelTest {

  private static final long SEED = 20261124L;

  private static CausalLanguageModel model;
  private NDManager manager;

  @BeforeAll
  static void load() {
    model = Models.load("llama3-scaled-f32");
    System.out.println("seed " + SEED);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @BeforeEach
  void open() {
    manager = Models.RUNTIME.manager().newSubManager();
  }

  @AfterEach
  void closeManager() {
    manager.close();
  }

  @Test
  void aBatchPaddedAtTheRightGivesWhatEachSequenceGivesAlone() {
    long[] shorter = ids(9, 1);
    long[] longer = ids(23, 2);
    long[] padded = new long[46];
    System.arraycopy(shorter, 0, padded, 0, 9);
    System.arraycopy(longer, 0, padded, 23, 23);
    float[] both = states(padded, 2);
    int width = model.config().hiddenSize();
    assertArrayEquals(states(shorter, 1), Arrays.copyOf(both, 9 * width), 1e-5f);
    assertArrayEquals(states(longer, 1), Arrays.copyOfRange(both, 23 * width, 46 * width), 1e-5f);
  }

  @Test
  void appendingTextChangesNothingBeforeIt() {
    long[] all = ids(30, 3);
    int width = model.config().hiddenSize();
    float[] prefix = states(Arrays.copyOf(all, 20), 1);
    assertArrayEquals(prefix, Arrays.copyOf(states(all, 1), 20 * width), 1e-5f);
  }

  @Test
  void stoppingAfterTheLastLayerAndNormingIsTheFullPass() {
    NDArray x = model.embed(manager.create(ids(12, 4), new Shape(1, 12)));
    NDArray mask = manager.ones(new Shape(1, 12));
    NDArray last = model.hidden(x, mask, model.config().layers() - 1);
    assertFalse(last.allClose(model.finalState(x, mask)), "the final norm changes the state");
    NDArray first = model.hidden(x, mask, 0);
    assertFalse(first.allClose(model.hidden(x, mask, 1)), "a further layer changes the state");
    // The teacher's choice of the layer must not touch what the layers below compute.
    assertArrayEquals(first.toFloatArray(), model.hidden(x, mask, 0).toFloatArray(), 0f);
  }

  @Test
  void layersOutsideTheModelAreRefused() {
    NDArray x = manager.zeros(new Shape(1, 2, model.config().hiddenSize()));
    NDArray mask = manager.ones(new Shape(1, 2));
    assertThrows(IllegalArgumentException.class, () -> model.hidden(x, mask, -1));
    assertThrows(IllegalArgumentException.class, () -> model.hidden(x, mask, 3));
  }

  @Test
  void sequencesBeyondTheContextAreRefused() {
    NDArray x = manager.zeros(new Shape(1, 513, model.config().hiddenSize()));
    NDArray mask = manager.ones(new Shape(1, 513));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> model.finalState(x, mask));
    assertTrue(refusal.getMessage().contains("512"), refusal.getMessage());
  }

  @Test
  void idsOutsideTheVocabularyAreRefusedByName() {
    model.checkIds(new int[] {0, 299});
    UserMistakeException refusal =
        assertThrows(UserMistakeException.class, () -> model.checkIds(new int[] {5, 300}));
    assertEquals(
        "Token id 300 at position 1 is outside the model's vocabulary; allowed are 0 to 299.",
        refusal.getMessage());
  }

  @Test
  void embeddingsBelongToTheManagerOfTheIds() {
    NDArray x = model.embed(manager.create(ids(4, 5), new Shape(2, 2)));
    assertEquals(manager, x.getManager());
    assertEquals(DataType.FLOAT32, x.getDataType());
    NDArray mask = manager.ones(new Shape(2, 2));
    assertEquals(manager, model.finalState(x, mask).getManager());
    assertEquals(manager, model.head(model.finalState(x, mask)).getManager());
  }

  @Test
  void theGradientToTheEmbeddingsEqualsCentralDifferences() {
    Random random = new Random(SEED);
    Shape shape = new Shape(2, 7, model.config().hiddenSize());
    float[] start = gaussian(random, (int) shape.size(), 0.5);
    float[] weights = gaussian(random, (int) shape.size(), 1);
    float[] direction = gaussian(random, (int) shape.size(), 1);
    double slope = dot(gradient(start, weights, shape), direction);
    double step = 2e-3;
    double above = value(moved(start, direction, step), weights, shape);
    double below = value(moved(start, direction, -step), weights, shape);
    double difference = (above - below) / (2 * step);
    // float32 rounding of the two values over the step limits the comparison
    assertEquals(difference, slope, 5e-3 * Math.max(1, Math.abs(slope)));
  }

  @Test
  void noGradientToAWeightIsEverFormed() {
    NDArray table = model.embeddingTable();
    gradient(new float[64], new float[64], new Shape(1, 1, 64));
    assertFalse(table.hasGradient());
  }

  @Test
  void threeHundredPassesLeaveTheWeightsManagerAsItWas() {
    float[] start = gaussian(new Random(SEED), 2 * 5 * 64, 1);
    gradient(start, start, new Shape(2, 5, 64));
    int before = model.embeddingTable().getManager().getManagedArrays().size();
    for (int pass = 0; pass < 300; pass++) {
      gradient(start, start, new Shape(2, 5, 64));
    }
    assertEquals(before, model.embeddingTable().getManager().getManagedArrays().size());
  }

  @Test
  void garbageBetweenForwardAndBackwardDoesNotChangeGradients() {
    float[] start = gaussian(new Random(SEED), 2 * 5 * 64, 1);
    float[] first = gradient(start, start, new Shape(2, 5, 64));
    for (int pass = 0; pass < 5; pass++) {
      assertArrayEquals(first, gradientWithGarbage(start, start, new Shape(2, 5, 64)), 0f);
    }
  }

  private double value(float[] start, float[] weights, Shape shape) {
    NDArray x = manager.create(start, shape);
    NDArray state = model.finalState(x, manager.ones(new Shape(shape.get(0), shape.get(1))));
    return dot(state.toFloatArray(), weights);
  }

  private static float[] gradient(float[] start, float[] weights, Shape shape) {
    return gradient(start, weights, shape, () -> {});
  }

  private static float[] gradientWithGarbage(float[] start, float[] weights, Shape shape) {
    return gradient(
        start,
        weights,
        shape,
        () -> {
          byte[][] garbage = new byte[64][];
          for (int i = 0; i < garbage.length; i++) {
            garbage[i] = new byte[1 << 18];
          }
          System.gc();
        });
  }

  private static float[] gradient(
      float[] start, float[] weights, Shape shape, Runnable betweenForwardAndBackward) {
    try (NDManager step = Models.RUNTIME.manager().newSubManager();
        GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray x = step.create(start, shape);
      x.setRequiresGradient(true);
      NDArray mask = step.ones(new Shape(shape.get(0), shape.get(1)));
      NDArray total = model.finalState(x, mask).mul(step.create(weights, shape)).sum();
      betweenForwardAndBackward.run();
      tape.backward(total);
      return x.getGradient().toFloatArray();
    }
  }

  private float[] states(long[] ids, int batch) {
    Shape shape = new Shape(batch, ids.length / batch);
    return model
        .finalState(model.embed(manager.create(ids, shape)), manager.ones(shape))
        .toFloatArray();
  }

  private static long[] ids(int count, int salt) {
    return new Random(SEED + salt).longs(count, 0, 300).toArray();
  }

  private static float[] gaussian(Random random, int count, double size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }

  private static float[] moved(float[] start, float[] direction, double step) {
    float[] moved = start.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (step * direction[i]);
    }
    return moved;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
