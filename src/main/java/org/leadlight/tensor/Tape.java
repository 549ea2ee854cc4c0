package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** What automatic differentiation records. */
public final class Tape {

  private Tape() {}

  /** Whether a gradient can flow from this array to some parameter. */
  public static boolean reaches(NDArray array) {
    return JniUtils.requiresGrad((PtNDArray) array);
  }

  /** Sets a leaf's gathered gradient to zero, whatever it holds. */
  public static void clearGradient(NDArray leaf) {
    JniUtils.zeroGrad((PtNDArray) leaf);
  }
}
