package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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
  private static final Operator AS_COMPLEX = Operator.of("aten::view_as_complex", "");
  private static final Operator AS_REAL = Operator.of("aten::view_as_real", "");
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

  NDArray attention(
      NDArray query, NDArray key, NDArray value, @Nullable NDArray mask, boolean causal) {
    if (!query.getDevice().isGpu()) {
      return attention(
          query,
          repeated(key, query.getShape().get(1)),
          repeated(value, query.getShape().get(1)),
          mask,
          causal,
          false);
    }
    boolean shared = query.getShape().get(1) != key.getShape().get(1);
    return attention(query, key, value, mask, causal, shared);
  }

  /**
   * Every key or value head once per query head that shares it: on the CPU libtorch's fused kernel
   * takes no shared heads, and its slow one costs more than this copy.
   *
   * @param heads [B,G,T,h]
   * @return [B,H,T,h]
   */
  private static NDArray repeated(NDArray heads, long count) {
    Shape old = heads.getShape();
    long group = count / old.get(1);
    return group == 1
        ? heads
        : heads
            .reshape(old.get(0), old.get(1), 1, old.get(2), old.get(3))
            .broadcast(new Shape(old.get(0), old.get(1), group, old.get(2), old.get(3)))
            .reshape(old.get(0), count, old.get(2), old.get(3));
  }

  /** Arguments: query, key, value, attn_mask, dropout_p, is_causal, scale, enable_gqa. */
  private NDArray attention(
      NDArray query,
      NDArray key,
      NDArray value,
      @Nullable NDArray mask,
      boolean causal,
      boolean shared) {
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

  /** One product of complex numbers: [...,T,h] by [...,T,h/2,2]. */
  NDArray rotate(NDArray x, NDArray turns) {
    NDArray pairs = complex(x.reshape(ComposedAten.pairs(x.getShape())));
    NDArray turned = pairs.mul(complex(turns));
    return array(x, libtorch.call(AS_REAL, tensor(turned))).reshape(x.getShape());
  }

  private NDArray complex(NDArray pairs) {
    return array(pairs, libtorch.call(AS_COMPLEX, tensor(pairs)));
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
