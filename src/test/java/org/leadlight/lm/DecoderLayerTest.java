package org.leadlight.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadlight.format.RopeScaling;

/** The layer with weights that are trained, as a cloak's towers use it. */
class DecoderLayerTest {

  private static final long SEED = 20261124L;
  private static final Shape INPUT = new Shape(2, 5, 12);
  private static final DecoderShape SHAPE = new DecoderShape(4, 2, 6, 1e-5, OptionalInt.empty());
  private static final List<Shape> PARAMETERS =
      List.of(
          INPUT,
          new Shape(12),
          new Shape(24, 12),
          new Shape(12, 12),
          new Shape(12, 12),
          new Shape(12, 24),
          new Shape(12),
          new Shape(20, 12),
          new Shape(20, 12),
          new Shape(12, 20));

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Models.RUNTIME.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void gradientsToTheInputAndToEveryWeightEqualCentralDifferences() {
    System.out.println("seed " + SEED);
    List<double[]> values = PARAMETERS.stream().map(shape -> uniform(shape, 0.5)).toList();
    List<double[]> gradients = gradients(values);
    for (int which = 0; which < PARAMETERS.size(); which++) {
      double[] direction = uniform(PARAMETERS.get(which), 1);
      double step = 1e-5;
      double slope =
          (value(moved(values, which, direction, step))
                  - value(moved(values, which, direction, -step)))
              / (2 * step);
      double actual = dot(gradients.get(which), direction);
      assertTrue(Math.abs(slope) > 1e-6, "the oracle can see parameter " + which);
      assertEquals(slope, actual, 1e-6 * Math.max(1, Math.abs(slope)), "parameter " + which);
    }
  }

  /** Lengths are kept, and attention scores depend only on distances (RoFormer, section 3.4). */
  @Test
  void rotationKeepsLengthsAndSeesOnlyDistances() {
    NDArray x = manager.ones(new Shape(1, 9, 1, 6));
    RotaryTable table = RotaryTable.of(manager, 6, 10_000, 16);
    NDArray turned = table.rotation(x, 9).apply(x);
    float[] scores = turned.reshape(9, 6).matMul(turned.reshape(9, 6).transpose()).toFloatArray();
    for (int i = 0; i + 1 < 9; i++) {
      assertEquals(6, scores[i * 9 + i], 1e-5);
      assertEquals(scores[1], scores[i * 9 + i + 1], 1e-5);
    }
    assertTrue(Math.abs(scores[1] - scores[2]) > 0.1, "distances differ");
  }

  @Test
  void linearScalingStretchesPositions() {
    double[] plain = RotaryFrequencies.of(8, 10_000, new RopeScaling.None());
    assertArrayEquals(new double[] {1, 0.1, 0.01, 0.001}, plain, 1e-12);
    double[] stretched = RotaryFrequencies.of(8, 10_000, new RopeScaling.Linear(4));
    assertArrayEquals(new double[] {0.25, 0.025, 0.0025, 0.00025}, stretched, 1e-12);
  }

  private List<double[]> gradients(List<double[]> values) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      List<NDArray> arrays = arrays(values);
      arrays.forEach(array -> array.setRequiresGradient(true));
      tape.backward(total(arrays));
      return arrays.stream().map(array -> array.getGradient().toDoubleArray()).toList();
    }
  }

  private double value(List<double[]> values) {
    return total(arrays(values)).getDouble();
  }

  private NDArray total(List<NDArray> p) {
    DecoderLayerWeights weights =
        DecoderLayerWeights.plain(
            p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7), p.get(8),
            p.get(9));
    RotaryTable table = RotaryTable.of(manager, 6, 10_000, 8);
    Positions positions = Positions.of(p.get(0), table, OptionalInt.empty());
    NDArray y =
        new DecoderLayer(Models.RUNTIME.aten(), SHAPE).forward(p.get(0), weights, positions);
    return y.mul(manager.create(uniform(INPUT, 1), INPUT)).sum();
  }

  private List<NDArray> arrays(List<double[]> values) {
    List<NDArray> arrays = new ArrayList<>();
    for (int which = 0; which < values.size(); which++) {
      arrays.add(manager.create(values.get(which), PARAMETERS.get(which)));
      assertEquals(DataType.FLOAT64, arrays.get(which).getDataType());
    }
    return arrays;
  }

  private static List<double[]> moved(
      List<double[]> values, int which, double[] direction, double step) {
    List<double[]> moved = new ArrayList<>(values);
    double[] changed = values.get(which).clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] += step * direction[i];
    }
    moved.set(which, changed);
    return moved;
  }

  private static double[] uniform(Shape shape, double size) {
    Random random = new Random(SEED + shape.hashCode());
    return random.doubles(shape.size()).map(u -> size * 2 * (u - 0.5)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
