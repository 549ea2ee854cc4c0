package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** Norm and clipping of a step's gradients, without tape. */
public final class Gradients {

  private Gradients() {}

  /** The global norm: the root of the sum of all squares, summed in float64 over the arrays. */
  public static double norm(NDList gradients) {
    double squares = 0;
    for (NDArray gradient : gradients) {
      try (NDArray norm = gradient.norm()) {
        double size = norm.getFloat();
        squares += size * size;
      }
    }
    return Math.sqrt(squares);
  }

  /** By how much to scale gradients of this norm so that it is at most {@code largest}. */
  public static double clippingFactor(double norm, double largest) {
    return norm > largest ? largest / norm : 1;
  }
}
