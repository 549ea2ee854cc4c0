package org.leadlight.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/** The arrays that gradients are gathered for. */
public final class Leaves {

  private Leaves() {}

  /**
   * Gathers the gradients of a total in the leaves it was made of, none when it was made of none.
   * (DJL can tell beforehand for leaves only, so libtorch's own refusal is the answer.)
   *
   * @param tape the collector that recorded the total
   * @param total a scalar
   */
  public static void gatherFrom(GradientCollector tape, NDArray total) {
    try {
      tape.backward(total);
    } catch (EngineException refused) {
      String reason = String.valueOf(refused.getMessage());
      if (!reason.contains("does not require grad")) {
        throw refused;
      }
    }
  }

  /**
   * Sets the gathered gradient of a leaf to zero, whatever it holds: subtracting it from itself, as
   * DJL does, would keep a NaN for ever.
   */
  public static void clearGradient(NDArray leaf) {
    JniUtils.zeroGrad((PtNDArray) leaf);
  }
}
