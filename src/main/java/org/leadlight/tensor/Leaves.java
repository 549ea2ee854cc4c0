package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** The arrays a gradient is gathered for. */
public final class Leaves {

  private Leaves() {}

  /**
   * Whether a backward pass through an array would reach a leaf. (DJL's {@code requiresGradient}
   * answers for leaves only.)
   */
  public static boolean areReachedFrom(NDArray array) {
    PtNDArray tensor = (PtNDArray) array;
    return JniUtils.requiresGrad(tensor)
        || !JniUtils.getGradientFunctionNames(tensor).isEmpty();
  }

  /**
   * Sets the gathered gradient of a leaf to zero, whatever it holds: subtracting it from itself, as
   * DJL does, would keep a NaN for ever.
   */
  public static void clearGradient(NDArray leaf) {
    JniUtils.zeroGrad((PtNDArray) leaf);
  }
}
