package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Tensor functions DJL lacks. */
public final class Aten {

  Aten() {}

  /** x sigmoid(x). */
  public NDArray silu(NDArray x) {
    return x.mul(ai.djl.nn.Activation.sigmoid(x));
  }

  /** 1 / sqrt(x). */
  public NDArray rsqrt(NDArray x) {
    return Scalars.constant(x, 1).div(x.sqrt());
  }

  /** x W^T (+ b). */
  public NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    return (bias == null
            ? ai.djl.nn.core.Linear.linear(x, weight)
            : ai.djl.nn.core.Linear.linear(x, weight, bias))
        .singletonOrThrow();
  }

  /** softmax(Q K^T / sqrt(h) + mask) V. */
  public NDArray scaledDotProductAttention(
      NDArray query, NDArray key, NDArray value, @Nullable NDArray mask, boolean causal) {
    long heads = query.getShape().get(1);
    long keys = key.getShape().get(1);
    if (heads != keys) {
      return scaledDotProductAttention(
          query, key.repeat(1, heads / keys), value.repeat(1, heads / keys), mask, causal);
    }
    double scale = 1 / Math.sqrt(query.getShape().get(3));
    NDArray scores = Scalars.times(query.matMul(key.transpose(0, 1, 3, 2)), scale);
    NDArray added = causal ? causalMask(scores) : mask;
    return (added == null ? scores : scores.add(added)).softmax(-1).matMul(value);
  }

  private static NDArray causalMask(NDArray scores) {
    NDManager manager = scores.getManager();
    long t = scores.getShape().get(3);
    NDArray row = manager.arange((int) t).reshape(1, t);
    NDArray column = row.transpose();
    NDArray future = row.gt(column).toType(scores.getDataType(), false);
    return future.mul(manager.full(new Shape(), -1e30f, scores.getDataType()));
  }
}
