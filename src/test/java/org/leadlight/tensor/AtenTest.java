package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The functions that DJL lacks, in both forms, against numbers worked out by hand. */
class AtenTest {

  private static TensorRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
    System.out.println(runtime.report());
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  private static Aten aten(AtenRoute route) {
    NativeAten fast = runtime.libtorch().map(NativeAten::new).orElse(null);
    Assumptions.assumeTrue(route == AtenRoute.COMPOSED || fast != null);
    return new Aten(AtenChoices.all(route), fast);
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-5 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void everyOperationIsNativeOnLinux() {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"));
    assertEquals(AtenChoices.all(AtenRoute.NATIVE), runtime.aten().choices());
  }

  @ParameterizedTest
  @EnumSource
  void siluIsXTimesItsSigmoid(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      float[] y = aten(route).silu(manager.create(new float[] {-1, 0, 2})).toFloatArray();
      assertClose(-1 / (1 + Math.E), y[0]);
      assertClose(0, y[1]);
      assertClose(2 / (1 + Math.exp(-2)), y[2]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rsqrtHasTheDerivativeOfItsPower(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.create(new float[] {4, 0.25f});
      x.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        tape.backward(aten(route).rsqrt(x).sum());
      }
      float[] slope = x.getGradient().toFloatArray();
      assertClose(-0.5 * Math.pow(4, -1.5), slope[0]);
      assertClose(-0.5 * Math.pow(0.25, -1.5), slope[1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void linearMultipliesByTheTransposedWeight(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.create(new float[] {1, 2}, new Shape(1, 1, 2));
      NDArray weight = manager.create(new float[] {3, 4, 5, 6, 7, 8}, new Shape(3, 2));
      NDArray bias = manager.create(new float[] {100, 200, 300});
      NDArray y = aten(route).linear(x, weight, bias);
      assertEquals(new Shape(1, 1, 3), y.getShape());
      assertEquals(111, y.getFloat(0, 0, 0));
      assertEquals(217, y.getFloat(0, 0, 1));
      assertEquals(323, y.getFloat(0, 0, 2));
      assertEquals(23, aten(route).linear(x, weight, null).getFloat(0, 0, 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void causalAttentionStartsWithTheFirstValueAndSharesKeysAmongHeads(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray query = manager.create(new float[] {1, 1, 2, 2}, new Shape(1, 2, 2, 1));
      NDArray key = manager.create(new float[] {0, 1}, new Shape(1, 1, 2, 1));
      NDArray value = manager.create(new float[] {10, 20}, new Shape(1, 1, 2, 1));
      NDArray y = aten(route).scaledDotProductAttention(query, key, value, null, true);
      assertClose(10, y.getFloat(0, 0, 0, 0));
      assertClose(10 + 10 / (1 + Math.exp(-1)), y.getFloat(0, 0, 1, 0));
      assertClose(10 + 10 / (1 + Math.exp(-2)), y.getFloat(0, 1, 1, 0));
    }
  }

  @Test
  void attentionByTwoProductsIsThatOfTheFusedKernelWithItsGradients() {
    Shape queries = new Shape(2, 6, 7, 8);
    Shape keys = new Shape(2, 2, 7, 8);
    try (NDManager manager = runtime.manager().newSubManager()) {
      NativeAten fused = new NativeAten(runtime.libtorch().orElseThrow());
      float[] future = new float[7 * 7];
      for (int i = 0; i < future.length; i++) {
        future[i] = i % 7 > i / 7 ? Float.NEGATIVE_INFINITY : 0;
      }
      NDArray mask = manager.create(future, new Shape(7, 7));
      NDArray[] at = {
        manager.randomNormal(queries), manager.randomNormal(keys), manager.randomNormal(keys)
      };
      float[][] expected = attention(at, q -> fused.attention(q[0], q[1], q[2], null, true));
      float[][] byRule = attention(at, q -> ComposedAten.attention(q[0], q[1], q[2], null, true));
      float[][] byMask = attention(at, q -> ComposedAten.attention(q[0], q[1], q[2], mask, false));
      for (int i = 0; i < expected.length; i++) {
        assertArrayEquals(expected[i], byRule[i], 1e-5f);
        assertArrayEquals(expected[i], byMask[i], 1e-5f);
      }
    }
  }

  /** The value and the gradient of its square's sum by query, key and value. */
  private static float[][] attention(NDArray[] at, Function<NDArray[], NDArray> function) {
    float[][] results = new float[4][];
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      for (NDArray array : at) {
        array.setRequiresGradient(true);
      }
      NDArray value = function.apply(at);
      results[3] = value.toFloatArray();
      tape.backward(value.mul(value).sum());
    }
    for (int i = 0; i < 3; i++) {
      results[i] = at[i].getGradient().toFloatArray();
      Leaves.clearGradient(at[i]);
    }
    return results;
  }

  @Test
  void onlyShortSequencesOnACpuLeaveTheFusedKernel() {
    Aten fast = aten(AtenRoute.NATIVE);
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray few = manager.ones(new Shape(1, 2, 256, 4));
      NDArray many = manager.ones(new Shape(1, 2, 257, 4));
      assertTrue(fast.composesAttention(few, few));
      assertFalse(fast.composesAttention(many, many));
      assertTrue(Aten.composed().composesAttention(many, many));
    }
  }

  /** (1, 2) turned by a quarter is (-2, 1); a half turn changes every sign. */
  @ParameterizedTest
  @EnumSource
  void rotationTurnsPairsOfNeighboursWithItsGradient(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 4));
      NDArray turns = manager.create(new float[] {0, 1, -1, 0}, new Shape(1, 2, 2));
      x.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray turned = aten(route).rotate(x, turns);
        assertArrayEquals(new float[] {-2, 1, -3, -4}, turned.toFloatArray());
        NDArray weights = manager.create(new float[] {10, 20, 30, 40}, new Shape(1, 1, 4));
        tape.backward(turned.mul(weights).sum());
      }
      assertArrayEquals(new float[] {20, -10, -30, -40}, x.getGradient().toFloatArray());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeOfTypeKeepsTheTape(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.create(new float[] {1, 2});
      x.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray wide = aten(route).toType(x, DataType.FLOAT64);
        assertEquals(DataType.FLOAT64, wide.getDataType());
        tape.backward(wide.mul(wide).sum());
      }
      assertEquals(4, x.getGradient().getFloat(1));
    }
  }

  @Test
  void aTapeIsNeverCutSilentlyWhereTheComposedFormCannotKeepIt() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.create(new double[] {1, 2});
      x.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        assertThrows(
            IllegalStateException.class,
            () -> aten(AtenRoute.COMPOSED).toType(x, DataType.FLOAT32));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesIntoExistingMemory(AtenRoute route) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray target = manager.zeros(new Shape(2));
      aten(route).copyInto(target, manager.create(new float[] {5, 6}));
      assertEquals(6, target.getFloat(1));
    }
  }

  @Test
  void attentionRefusesAMaskBesideTheCausalRule() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.ones(new Shape(1, 1, 2, 2));
      assertThrows(
          IllegalArgumentException.class,
          () -> runtime.aten().scaledDotProductAttention(x, x, x, x, true));
    }
  }

  @Test
  void embeddingBelongsToTheManagerOfTheIds() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray table = runtime.manager().arange(6f).reshape(3, 2);
      NDArray rows = runtime.aten().embedding(table, manager.create(new long[] {2, 0}));
      assertEquals(manager, rows.getManager());
      assertEquals(5, rows.getFloat(0, 1));
      table.close();
    }
  }

  @Test
  void aTapeCanBePausedInsideACollector() {
    try (NDManager manager = runtime.manager().newSubManager();
        GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray x = manager.ones(new Shape(2));
      x.setRequiresGradient(true);
      NDArray unseen;
      try (Tape pause = Tape.paused()) {
        unseen = runtime.aten().silu(x);
        assertFalse(Tape.isRecording());
      }
      tape.backward(x.mul(unseen).sum());
      assertEquals(unseen.getFloat(0), x.getGradient().getFloat(0));
    }
  }

  /**
   * One handle kept in each of 400 rounds would leave 100 MB behind, every time; what the rest of
   * the process does to its memory meanwhile comes once, so the calmest of three stretches counts.
   */
  @Test
  void nativeCallsLeaveNoMemoryBehind() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/statm")));
    Aten aten = aten(AtenRoute.NATIVE);
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray weight = manager.ones(new Shape(128, 128));
      NDArray bias = manager.ones(new Shape(128));
      NDArray target = manager.ones(new Shape(1, 4, 128, 128));
      exercise(aten, manager, weight, bias, target, 50);
      long grown = Long.MAX_VALUE;
      for (int stretch = 0; stretch < 3; stretch++) {
        long before = residentKilobytes();
        exercise(aten, manager, weight, bias, target, 400);
        grown = Math.min(grown, residentKilobytes() - before);
      }
      assertTrue(grown < 30_000, grown + " kB more after 400 rounds of 256 kB results");
    }
  }

  private static void exercise(
      Aten aten, NDManager manager, NDArray weight, NDArray bias, NDArray target, int rounds) {
    for (int round = 0; round < rounds; round++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray x = manager.ones(target.getShape()); // fresh, so that a kept operand costs memory
        aten.silu(x);
        aten.rsqrt(x);
        aten.linear(x, weight, bias);
        aten.scaledDotProductAttention(x, x, x, null, true);
        aten.scaledDotProductAttention(x, x, x, x, false);
        aten.toType(x, DataType.FLOAT64);
        aten.copyInto(target, x);
      }
    }
  }

  private static long residentKilobytes() throws IOException {
    return 4 * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
  }
}
