package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Libtorch.Operator;

/** The operations of {@link Aten} by libtorch's own kernels. */
final class NativeAten {

  private static final long NONE = 0;
  private static final long FALSE = 0;
  private static final long TRUE = 1;

  private static final Operator SILU = Operator.of("aten::silu", "");
  private static final Operator RSQRT = Operator.of("aten::rsqrt", "");
  private static final Operator LINEAR = Operator.of("aten::linear", "");
  private static final Operator ATTENTION = Operator.of("aten::scaled_dot_product_attention", "");
  private static final Operator TO_TYPE = Operator.of("aten::to", "dtype");
  private static final Operator COPY = Operator.of("aten::copy_", "");

  private final Libtorch libtorch;

  NativeAten(Libtorch libtorch) {
    this.libtorch = libtorch;
  }

  NDArray silu(NDArray x) {
    return array(x, libtorch.call(SILU, tensor(x)));
  }

  NDArray rsqrt(NDArray x) {
    return array(x, libtorch.call(RSQRT, tensor(x)));
  }

  NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    return array(x, libtorch.call(LINEAR, tensor(x), tensor(weight), optional(bias)));
  }

  /** Arguments: query, key, value, attn_mask, dropout_p, is_causal, scale, enable_gqa. */
  NDArray attention(
      NDArray query, NDArray key, NDArray value, @Nullable NDArray mask, boolean causal) {
    boolean shared = query.getShape().get(1) != key.getShape().get(1);
    return array(
        query,
        libtorch.call(
            ATTENTION,
            tensor(query),
            tensor(key),
            tensor(value),
            optional(mask),
            Double.doubleToRawLongBits(0),
            flag(causal),
            NONE,
            flag(shared)));
  }

  NDArray toType(NDArray x, DataType type) {
    return x.getDataType() == type ? x : converted(x, type, false);
  }

  /** Always a copy in memory of its own. */
  NDArray copyAs(NDArray x, DataType type) {
    return converted(x, type, true);
  }

  /** Arguments: self, dtype, non_blocking, copy, memory_format. */
  private NDArray converted(NDArray x, DataType type, boolean copy) {
    return array(
        x, libtorch.call(TO_TYPE, tensor(x), TorchTypes.code(type), FALSE, flag(copy), NONE));
  }

  void copy(NDArray target, NDArray source) {
    try (Tape pause = Tape.paused()) {
      array(target, libtorch.call(COPY, tensor(target), tensor(source), FALSE)).close();
    }
  }

  private long tensor(NDArray array) {
    return libtorch.newReference((PtNDArray) array);
  }

  private long optional(@Nullable NDArray array) {
    return array == null ? NONE : libtorch.boxed(tensor(array));
  }

  private static long flag(boolean value) {
    return value ? TRUE : FALSE;
  }

  private static NDArray array(NDArray owner, long handle) {
    return new PtNDArray((PtNDManager) owner.getManager(), handle);
  }
}
