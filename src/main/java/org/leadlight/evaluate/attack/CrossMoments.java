package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.leadlight.tensor.StepScope;

/** First and second moments of pairs (y, x), summed in float64 batch by batch. */
final class CrossMoments implements AutoCloseable {

  private final NDManager manager;
  private final NDArray sumY; // [1,k]
  private final NDArray sumX; // [1,d]
  private final NDArray squares; // Y^T Y, [k,k]
  private final NDArray products; // Y^T X, [k,d]
  private long count;

  /** No pair yet. */
  CrossMoments(NDManager base, long k, long d) {
    this.manager = base.newSubManager();
    this.sumY = manager.zeros(new Shape(1, k), DataType.FLOAT64);
    this.sumX = manager.zeros(new Shape(1, d), DataType.FLOAT64);
    this.squares = manager.zeros(new Shape(k, k), DataType.FLOAT64);
    this.products = manager.zeros(new Shape(k, d), DataType.FLOAT64);
  }

  /** Adds pairs, [N,k] and [N,d]. */
  void add(NDArray y, NDArray x) {
    try (StepScope scope = StepScope.open(manager)) {
      NDArray exactY = y.toType(DataType.FLOAT64, true);
      NDArray exactX = x.toType(DataType.FLOAT64, true);
      NDArray transposed = exactY.transpose();
      sumY.addi(exactY.sum(new int[] {0}, true));
      sumX.addi(exactX.sum(new int[] {0}, true));
      squares.addi(transposed.matMul(exactY));
      products.addi(transposed.matMul(exactX));
    }
    count += y.getShape().get(0);
  }

  /** Pairs added. */
  long count() {
    return count;
  }

  /**
   * The affine map of least squares, x = y W + c, whose W is held small: {@code W = (C_yy + l I)^-1
   * C_yx} with covariances C and l a multiple of the mean variance of y.
   *
   * @param share that multiple, above 0
   * @param owner of the result
   */
  AffineMap ridge(double share, NDManager owner) {
    try (StepScope scope = StepScope.open(owner)) {
      NDArray meanY = sumY.div(count);
      NDArray meanX = sumX.div(count);
      NDArray yy = squares.div(count).sub(meanY.transpose().matMul(meanY));
      NDArray yx = products.div(count).sub(meanY.transpose().matMul(meanX));
      long k = yy.getShape().get(0);
      NDArray eye = scope.manager().eye((int) k, (int) k, 0, DataType.FLOAT64);
      double mean = yy.mul(eye).sum().getDouble() / k;
      NDArray weights = yy.add(eye.mul(Math.max(share * mean, 1e-12))).inverse().matMul(yx);
      NDArray offset = meanX.sub(meanY.matMul(weights));
      return new AffineMap(
          scope.keep(weights.toType(DataType.FLOAT32, true), owner),
          scope.keep(offset.toType(DataType.FLOAT32, true), owner));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
