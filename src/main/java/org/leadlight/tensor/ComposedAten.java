package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Aten} composed of DJL's array operations: the plain twins. */
final class ComposedAten {

  private ComposedAten() {}

  static NDArray silu(NDArray x) {
    return x.mul(Activation.sigmoid(x));
  }

  static NDArray rsqrt(NDArray x) {
    return Scalars.over(1, x.sqrt());
  }

  static NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    NDArray transposed = weight.transpose();
    transposed.attach(x.getManager()); // else it would stay with the weights for good
    NDArray product = x.matMul(transposed);
    return bias == null ? product : product.add(bias);
  }

  static NDArray attention(
      NDArray query, NDArray key, NDArray value, @Nullable NDArray mask, boolean causal) {
    long shared = query.getShape().get(1) / key.getShape().get(1);
    NDArray keys = shared == 1 ? key : key.repeat(1, shared);
    NDArray values = shared == 1 ? value : value.repeat(1, shared);
    double scale = 1 / Math.sqrt(query.getShape().get(3));
    NDArray scores = Scalars.times(query, scale).matMul(keys.transpose(0, 1, 3, 2)); // [B,H,T,S]
    NDArray added = causal ? future(scores) : mask;
    return (added == null ? scores : scores.add(added)).softmax(-1).matMul(values);
  }

  /** Minus infinity, or nearly, wherever a position would look ahead: [T,S]. */
  private static NDArray future(NDArray scores) {
    NDManager manager = scores.getManager();
    Shape shape = scores.getShape();
    NDArray row = manager.arange((int) shape.get(2)).reshape(-1, 1);
    NDArray column = manager.arange((int) shape.get(3)).reshape(1, -1);
    NDArray ahead = column.gt(row).toType(scores.getDataType(), false);
    return Scalars.times(ahead, -1e30);
  }

  /**
   * Widening keeps the tape by type promotion; narrowing has no twin that does, and DJL cannot say
   * whether an array is on the tape, so it is refused while one is recorded.
   */
  static NDArray toType(NDArray x, DataType type) {
    if (x.getDataType() == type) {
      return x;
    }
    if (!Tape.isRecording() || !x.getDataType().isFloating()) {
      return x.toType(type, true);
    }
    if (type == DataType.FLOAT64 && x.getShape().dimension() > 0) {
      return x.mul(x.getManager().ones(new Shape(1), type));
    }
    throw new IllegalStateException(
        "without the native operation a change from "
            + x.getDataType()
            + " to "
            + type
            + " would cut the tape; pause it if the array is not on it");
  }

  static void copy(NDArray target, NDArray source) {
    source.copyTo(target);
  }
}
