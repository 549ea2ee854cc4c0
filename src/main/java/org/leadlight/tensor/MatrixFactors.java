package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Two matrices of normal numbers that can be multiplied again and again, to time the engine. */
public final class MatrixFactors implements AutoCloseable {

  private final NDManager manager;
  private final NDArray left; // [rows,inner]
  private final NDArray right; // [inner,columns]

  /**
   * Two factors on the engine's device.
   *
   * @param runtime the engine
   * @param rows rows of the product
   * @param inner length of its sums
   * @param columns columns of the product
   */
  public MatrixFactors(TensorRuntime runtime, long rows, long inner, long columns) {
    this.manager = runtime.manager().newSubManager();
    this.left = manager.randomNormal(new Shape(rows, inner));
    this.right = manager.randomNormal(new Shape(inner, columns));
  }

  /** Multiplies them, and drops the product. */
  public void multiply() {
    left.matMul(right).close();
  }

  /** Frees the factors. */
  @Override
  public void close() {
    manager.close();
  }
}
