package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;

/**
 * The map y W + c.
 *
 * @param weights W, [k,d]
 * @param offset c, [1,d]
 */
record AffineMap(NDArray weights, NDArray offset) implements AutoCloseable {

  /** Maps rows, [N,k] to [N,d]. */
  NDArray apply(NDArray rows) {
    return rows.matMul(weights).add(offset);
  }

  @Override
  public void close() {
    weights.close();
    offset.close();
  }
}
