package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.tensor.Leaves;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;

/** The gradient of every factory's total against central differences in float64. */
class FactoryGradientTest {

  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 1e-6;
  private static final int SAMPLES = 24;
  private static TensorRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyFactorysGradientEqualsCentralDifferences(FactoryCase tested) throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, "small")) {
      Objective objective = tested.over(fixture);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        Leaves.gatherFrom(
            tape, fixture.total(objective, fixture.mu, fixture.rho, fixture.hTilde).total());
      }
      Random random = new Random(5);
      for (String name : new LinkedHashMap<>(fixture.leaves()).keySet()) {
        double[] gradient = fixture.leaves().get(name).getGradient().toDoubleArray();
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 0, name);
        for (int sample = 0; sample < SAMPLES; sample++) {
          int at = random.nextInt(gradient.length);
          double slope =
              (shifted(fixture, objective, name, at, STEP)
                      - shifted(fixture, objective, name, at, -STEP))
                  / (2 * STEP);
          assertEquals(slope, gradient[at], TOLERANCE * largest, name + "[" + at + "]");
        }
      }
    }
  }

  private static double shifted(
      LossFixture fixture, Objective objective, String leaf, int at, double by) {
    try (NDManager manager = fixture.manager.newSubManager()) {
      NDArray whole = fixture.leaves().get(leaf);
      double[] moved = whole.toDoubleArray();
      moved[at] += by;
      Map<String, NDArray> leaves = new LinkedHashMap<>(fixture.leaves());
      leaves.put(leaf, manager.create(moved, whole.getShape()));
      return fixture
          .total(objective, leaves.get("mu"), leaves.get("rho"), leaves.get("h_tilde"))
          .total()
          .getDouble();
    }
  }
}
