package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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

  /**
   * Two batched products around a softmax. Heads that share keys and values are rows of one
   * product, so that nothing is repeated, and the smaller factor carries the scale.
   */
  static NDArray attention(
      NDArray query, NDArray key, NDArray value, @Nullable NDArray mask, boolean causal) {
    try (Temporaries temporaries = Temporaries.open()) {
      Shape queries = query.getShape();
      Shape keys = key.getShape();
      long batch = keys.get(0) * keys.get(1); // B G
      long rows = queries.get(1) / keys.get(1) * queries.get(2); // H / G T
      long width = queries.get(3);
      NDArray scaled = Scalars.times(key, 1 / Math.sqrt(width)).reshape(batch, keys.get(2), width);
      NDArray scores =
          query.reshape(batch, rows, width).batchMatMul(scaled.transpose(0, 2, 1)); // [B G,H/G T,S]
      NDArray added = causal ? future(query, keys.get(2)) : mask;
      NDArray weights = (added == null ? scores : masked(scores, added, queries)).softmax(-1);
      return temporaries.keep(
          weights.batchMatMul(value.reshape(batch, keys.get(2), width)).reshape(queries));
    }
  }

  /**
   * The scores with the mask added: in place where one mask serves all heads, since the product's
   * backward pass does not need the product; adding to a view of it would cost more than a copy.
   *
   * @param scores [B G,H/G T,S]
   * @param mask [T,S], or what is broadcast to [B,H,T,S]
   */
  private static NDArray masked(NDArray scores, NDArray mask, Shape queries) {
    Shape flat = scores.getShape();
    long length = queries.get(2);
    if (mask.getShape().dimension() == 2 && mask.getDataType() == scores.getDataType()) {
      Shape shared = new Shape(flat.get(1) / length, length, flat.get(2));
      return scores.addi(mask.broadcast(shared).reshape(flat.get(1), flat.get(2)));
    }
    return scores
        .reshape(queries.get(0), queries.get(1), length, flat.get(2))
        .add(mask)
        .reshape(flat);
  }

  /** Minus infinity, or nearly, wherever one of T positions would look ahead: [T,S]. */
  private static NDArray future(NDArray query, long positions) {
    NDManager manager = query.getManager();
    NDArray row = manager.arange((int) query.getShape().get(2)).reshape(-1, 1);
    NDArray column = manager.arange((int) positions).reshape(1, -1);
    NDArray ahead = column.gt(row).toType(query.getDataType(), false);
    return Scalars.times(ahead, -1e30);
  }

  /** [...,h] as pairs [...,h/2,2]. */
  static Shape pairs(Shape shape) {
    int last = shape.dimension() - 1;
    return shape.slice(0, last).addAll(new Shape(shape.get(last) / 2, 2));
  }

  static NDArray rotate(NDArray x, NDArray turns) {
    NDArray split = x.reshape(pairs(x.getShape()));
    int last = split.getShape().dimension() - 1;
    NDList pair = split.split(2, last); // a, b: [...,T,h/2,1]
    NDList turn = turns.split(2, turns.getShape().dimension() - 1); // cosine, sine: [T,h/2,1]
    turn.attach(x.getManager());
    NDArray first = pair.get(0).mul(turn.get(0)).sub(pair.get(1).mul(turn.get(1)));
    NDArray second = pair.get(0).mul(turn.get(1)).add(pair.get(1).mul(turn.get(0)));
    return first.concat(second, last).reshape(x.getShape());
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
