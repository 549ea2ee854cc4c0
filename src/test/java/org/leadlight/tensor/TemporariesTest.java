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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrays that are freed before the step they belong to ends. */
class TemporariesTest {

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
  void whatIsKeptOutlivesTheStretchAndEndsWithTheStep() {
    NDArray kept;
    NDArray dropped;
    try (StepScope step = StepScope.open(runtime.manager())) {
      NDArray x = step.manager().ones(new Shape(2));
      try (Temporaries temporaries = Temporaries.open()) {
        dropped = Scalars.times(x, 3);
        kept = temporaries.keep(dropped.add(x));
      }
      assertEquals(4, kept.getFloat(0));
      assertThrows(IllegalStateException.class, () -> dropped.getFloat(0));
    }
    assertThrows(IllegalStateException.class, () -> kept.getFloat(0));
  }

  @Test
  void aKeptArrayOfAnInnerStretchIsATemporaryOfTheOuterOne() {
    try (StepScope step = StepScope.open(runtime.manager())) {
      NDArray x = step.manager().ones(new Shape(2));
      NDArray inner;
      try (Temporaries outer = Temporaries.open()) {
        try (Temporaries temporaries = Temporaries.open()) {
          inner = temporaries.keep(Scalars.times(x, 3));
        }
        assertEquals(3, inner.getFloat(0));
      }
      assertThrows(IllegalStateException.class, () -> inner.getFloat(0));
      assertEquals(1, x.getFloat(0));
    }
  }

  /** What the tape needs of a freed array must survive both a collection and new arrays. */
  @Test
  void theTapeKeepsWhatItNeedsOfFreedArrays() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray x = manager.full(new Shape(1 << 16), 3f);
      x.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray total;
        try (Temporaries temporaries = Temporaries.open()) {
          NDArray square = x.mul(x);
          total = temporaries.keep(square.mul(square).sum());
        }
        System.gc();
        for (int i = 0; i < 50; i++) {
          manager.full(new Shape(1 << 16), 7f).close();
        }
        tape.backward(total);
      }
      assertEquals(108, x.getGradient().getFloat(12_345));
    }
  }

  @Test
  void onLinuxTheCLibraryKeepsFreedMemory() {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"));
    assertTrue(FreedMemory.keep());
  }
}
