package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
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
   * Normalises every row.
   *
   * @param x [...,n]
   * @param scale [n]
   * @return [...,n], owned by the manager of {@code x}
   */
  public NDArray apply(NDArray x, NDArray scale) {
    NDArray meanSquare = x.square().mean(new int[] {-1}, true); // [...,1]
    return x.mul(aten.rsqrt(Scalars.plus(meanSquare, epsilon))).mul(scale);
  }
}
