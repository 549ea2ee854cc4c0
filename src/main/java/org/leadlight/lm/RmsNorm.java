package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.Temporaries;

/**
 * Root-mean-square norm: x / sqrt(mean(x^2) + epsilon) * scale over the last axis.
 *
 * @see <a href="https://arxiv.org/abs/1910.07467">Root Mean Square Layer Normalization</a>
 */
public final class RmsNorm implements Norm {

  private final double epsilon;

  /**
   * A norm.
   *
   * @param epsilon added under the root, greater than 0
   */
  public RmsNorm(double epsilon) {
    this.epsilon = epsilon;
  }

  /**
   * Normalises every row, as x sqrt(n) / sqrt(s) with s = sum(x^2) + n epsilon.
   *
   * <p>On the tape the sum is one of x c and the root's reciprocal is sqrt(c') / s, where c and c'
   * are x and s off the tape. Values and gradients are the same (half of the sum's, twice the
   * reciprocal's), and the way back passes over x once for the sum instead of three times.
   *
   * @param x [...,n]
   * @param scale [n], or null for 1
   * @return [...,n], owned by the manager of {@code x}
   */
  @Override
  public NDArray apply(NDArray x, @Nullable NDArray scale) {
    try (Temporaries temporaries = Temporaries.open()) {
      long n = x.getShape().get(x.getShape().dimension() - 1);
      NDArray squares = x.mul(x.stopGradient()).sum(new int[] {-1}, true); // [...,1]
      NDArray sum = Scalars.plus(squares, n * epsilon);
      NDArray normal = x.mul(Scalars.times(sum.stopGradient(), n).sqrt().div(sum));
      return temporaries.keep(scale == null ? normal : normal.mul(scale));
    }
  }
}
