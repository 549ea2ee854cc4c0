package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of a step's arrays. */
class StepScopeTest {

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
  void fiveHundredTrainingStepsLeaveNoArrayBehind() {
    try (NDManager base = runtime.manager().newSubManager()) {
      NDArray weight = base.ones(new Shape(8, 8));
      weight.setRequiresGradient(true);
      int before = base.getManagedArrays().size();
      for (int round = 0; round < 500; round++) {
        step(base, weight);
      }
      assertEquals(before, base.getManagedArrays().size());
    }
  }

  /** {@code weight.transpose()} and {@code weight.mul} attach to the weight's own manager. */
  private static void step(NDManager base, NDArray weight) {
    try (StepScope step = StepScope.open(base);
        GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray x = step.manager().ones(new Shape(4, 8));
      NDArray y = runtime.aten().linear(x, weight.transpose(), null);
      tape.backward(Scalars.times(weight, 0.5).sum().add(runtime.aten().silu(y).sum()));
      assertTrue(weight.getGradient().sum().getFloat() > 0);
    }
  }

  @Test
  void anArrayThatIsKeptOutlivesItsScope() {
    try (NDManager base = runtime.manager().newSubManager()) {
      NDArray kept;
      NDArray lost;
      try (StepScope step = StepScope.open(base)) {
        lost = step.manager().ones(new Shape(2));
        kept = step.keep(Scalars.times(lost, 3), base);
      }
      assertEquals(3, kept.getFloat(0));
      assertThrows(IllegalStateException.class, () -> lost.getFloat(0));
    }
  }
}
