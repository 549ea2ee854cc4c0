package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Constants on the tape, with the garbage collected between the forward and the backward pass. */
class ScalarsTest {

  private static final int ROUNDS = 60; // one wrong in ten is missed twice in a thousand times

  private static TensorRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  @Test
  void constantsHaveTheTypeOfTheirCompanionAndItsPrecision() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray wide = Scalars.constant(manager.create(new double[] {1}), 1.0 / 3);
      assertEquals(DataType.FLOAT64, wide.getDataType());
      assertEquals(1.0 / 3, wide.getDouble());
      assertEquals(0, wide.getShape().dimension());
    }
  }

  @Test
  void everyOperationDoesWhatItsNameSays() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.create(new float[] {4});
      assertEquals(12, Scalars.times(x, 3).getFloat(0));
      assertEquals(7, Scalars.plus(x, 3).getFloat(0));
      assertEquals(1, Scalars.minus(x, 3).getFloat(0));
      assertEquals(-1, Scalars.minus(3, x).getFloat(0));
      assertEquals(2, Scalars.over(x, 2).getFloat(0));
      assertEquals(0.5f, Scalars.over(2, x).getFloat(0));
      assertEquals(64, Scalars.power(x, 3).getFloat(0));
      assertEquals(5, Scalars.atLeast(x, 5).getFloat(0));
      assertEquals(3, Scalars.atMost(x, 3).getFloat(0));
    }
  }

  /**
   * y = max(3 silu(x) / 7 + 2, 0.5)^3 / sqrt(x), whose derivative is worked out by hand. With DJL's
   * own number overloads about one gradient in ten came out wrong here.
   */
  @Test
  void gradientsSurviveAGarbageCollectionBetweenForwardAndBackward() {
    for (int round = 0; round < ROUNDS; round++) {
      double at = 0.5 + round * 0.01;
      try (NDManager manager = runtime.manager().newSubManager();
          NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray x = manager.create(new float[] {(float) at});
        x.setRequiresGradient(true);
        try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
          NDArray y = formula(x).sum();
          collectGarbage(round);
          tape.backward(y);
        }
        assertEquals(
            derivative(at), x.getGradient().getFloat(0), 1e-4 * (1 + Math.abs(derivative(at))));
      }
    }
  }

  private static NDArray formula(NDArray x) {
    Aten aten = runtime.aten();
    NDArray scaled = Scalars.over(Scalars.times(aten.silu(x), 3), 7);
    NDArray cubed = Scalars.power(Scalars.atLeast(Scalars.plus(scaled, 2), 0.5), 3);
    return cubed.mul(aten.rsqrt(x));
  }

  private static double derivative(double x) {
    double gate = 1 / (1 + Math.exp(-x));
    double inner = 3 * x * gate / 7 + 2;
    double slope = 3.0 / 7 * (gate + x * gate * (1 - gate));
    return 3 * inner * inner * slope / Math.sqrt(x) - 0.5 * Math.pow(inner, 3) * Math.pow(x, -1.5);
  }

  /** Frees what Java no longer holds, then fills the freed places with other numbers. */
  private static void collectGarbage(int round) {
    System.gc();
    List<ByteBuffer> noise = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(4 + i % 8);
      buffer.putFloat(1e20f * (round + 1));
      noise.add(buffer);
    }
    assertEquals(200, noise.size());
  }
}
