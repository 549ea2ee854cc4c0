package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.Scalars;

/**
 * Root-mean-square norm: x / sqrt(mean(x^2) + epsilon) * scale over the last axis.
 *
 * @see <a href="https://arxiv.org/abs/1910.07467">Root Mean Square Layer Normalization</a>
 */
public final class RmsNorm {

  private final Aten aten;
  private final double epsilon;

  /**
   * A norm.
   *
   * @param aten the tensor functions
   * @param epsilon added under the root, greater than 0
   */
  public RmsNorm(Aten aten, double epsilon) {
    this.aten = aten;
    this.epsilon = epsilon;
  }

  /**
   * Normalises every row. Written as x sqrt(n) / sqrt(sum(x x) + n epsilon): on the tape a square
   * and a mean cost passes over whole arrays that a product and a sum do not.
   *
   * @param x [...,n]
   * @param scale [n], or null for 1
   * @return [...,n], owned by the manager of {@code x}
   */
  public NDArray apply(NDArray x, @Nullable NDArray scale) {
    long n = x.getShape().get(x.getShape().dimension() - 1);
    NDArray squares = x.mul(x).sum(new int[] {-1}, true); // [...,1]
    NDArray factor = Scalars.times(aten.rsqrt(Scalars.plus(squares, n * epsilon)), Math.sqrt(n));
    NDArray normal = x.mul(factor);
    return scale == null ? normal : normal.mul(scale);
  }
}
