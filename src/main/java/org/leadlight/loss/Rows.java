package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import org.leadlight.tensor.Scalars;

/**
 * Row-wise measures of [N,d] arrays, with gradients that exist at zero ({@code mathematics.md} 0).
 */
final class Rows {

  private static final double SMALLEST = 1e-8;

  private Rows() {}

  /**
   * Selection comes first: the rows of [B,T,d] at positions of [B*T].
   *
   * @param states [B,T,d]
   * @param positions int64 [N]
   * @return [N,d]
   */
  static NDArray at(NDArray states, NDArray positions) {
    Shape shape = states.getShape();
    NDArray flat = states.reshape(-1, shape.get(shape.dimension() - 1));
    return Embedding.embedding(positions, flat, SparseFormat.DENSE).singletonOrThrow();
  }

  /**
   * |v| of every row, [N,1]; its gradient at v = 0 is 0. Written as s / sqrt(c') with s = sum(v c),
   * where c and c' are v and s off the tape: values and gradients are those of the norm, and the
   * way back passes over v once.
   */
  static NDArray norm(NDArray rows) {
    NDArray squares = rows.mul(rows.stopGradient()).sum(new int[] {1}, true); // [N,1]
    NDArray zero = Scalars.constant(squares, 0);
    NDArray positive = squares.gt(zero);
    NDArray safe = NDArrays.where(positive, squares, squares.onesLike());
    return NDArrays.where(positive, safe.div(safe.stopGradient().sqrt()), squares.zerosLike());
  }

  /** cos(u, v) = {@code <u, v> / max(|u| |v|, 1e-8)} of every pair of rows, [N,1]. */
  static NDArray cosine(NDArray u, NDArray v) {
    NDArray product = u.mul(v).sum(new int[] {1}, true); // [N,1]
    NDArray norms = norm(u).mul(norm(v));
    return product.div(NDArrays.maximum(norms, Scalars.constant(norms, SMALLEST)));
  }

  /** |u - v| / max(|v|, 1e-8) of every pair of rows, [N,1]. */
  static NDArray relativeDistance(NDArray u, NDArray v) {
    NDArray size = norm(v);
    return norm(u.sub(v)).div(NDArrays.maximum(size, Scalars.constant(size, SMALLEST)));
  }
}
