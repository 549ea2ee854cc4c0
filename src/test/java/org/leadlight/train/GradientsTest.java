package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;

class GradientsTest {

  @Test
  void theNormIsTakenOverAllArraysTogether() {
    try (NDManager manager = Demo.RUNTIME.manager().newSubManager()) {
      NDList gradients =
          new NDList(manager.create(new float[] {2, 3}), manager.create(new float[] {-6, 0, 0, 0}));
      assertEquals(7, Gradients.norm(gradients), 1e-6);
    }
  }

  @Test
  void oneNumberThatIsNoneMakesTheNormNone() {
    try (NDManager manager = Demo.RUNTIME.manager().newSubManager()) {
      NDList gradients =
          new NDList(
              manager.create(new float[] {2, 3}), manager.create(new float[] {0, Float.NaN}));
      assertTrue(Double.isNaN(Gradients.norm(gradients)));
    }
  }

  @Test
  void onlyALargerNormIsScaledDownToTheLargestAllowed() {
    assertEquals(0.25, Gradients.clippingFactor(4, 1));
    assertEquals(1, Gradients.clippingFactor(1, 1));
    assertEquals(1, Gradients.clippingFactor(0.3, 1));
    assertEquals(1, Gradients.clippingFactor(0, 1));
  }
}
