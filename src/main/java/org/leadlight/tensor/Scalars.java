package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Constants that are safe on the tape.
 *
 * <p>DJL's own number overloads ({@code x.mul(3f)}, {@code div}, {@code pow}, {@code maximum}) make
 * a temporary over a Java buffer and close it, while autograd keeps the pointer: after a garbage
 * collection the backward pass reads freed memory and the gradient is silently wrong. The constants
 * here are filled in native memory, which libtorch keeps for as long as the tape needs it.
 */
public final class Scalars {

  private Scalars() {}

  /**
   * A constant.
   *
   * @param like gives the manager, the device and the type
   * @param value the number, rounded to the type
   * @return shape [], of {@code like}'s type; float32 beside a 16-bit float, whose type then still
   *     prevails in arithmetic
   */
  public static NDArray constant(NDArray like, double value) {
    DataType type = like.getDataType();
    boolean half = type == DataType.BFLOAT16 || type == DataType.FLOAT16;
    return JniUtils.full(
        (PtNDManager) like.getManager(),
        new Shape(),
        value,
        half ? DataType.FLOAT32 : type,
        like.getDevice(),
        SparseFormat.DENSE);
  }

  /** x * factor, in x's shape. */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(constant(x, factor));
  }

  /** x + summand, in x's shape. */
  public static NDArray plus(NDArray x, double summand) {
    return x.add(constant(x, summand));
  }

  /** x - subtrahend, in x's shape. */
  public static NDArray minus(NDArray x, double subtrahend) {
    return x.sub(constant(x, subtrahend));
  }

  /** minuend - x, in x's shape. */
  public static NDArray minus(double minuend, NDArray x) {
    return constant(x, minuend).sub(x);
  }

  /** x / divisor, in x's shape. */
  public static NDArray over(NDArray x, double divisor) {
    return x.div(constant(x, divisor));
  }

  /** numerator / x, in x's shape. */
  public static NDArray over(double numerator, NDArray x) {
    return constant(x, numerator).div(x);
  }

  /** x to a constant power, in x's shape. */
  public static NDArray power(NDArray x, double exponent) {
    return x.pow(constant(x, exponent));
  }

  /** max(x, bound), in x's shape; at equality each side gets half of the gradient. */
  public static NDArray atLeast(NDArray x, double bound) {
    return NDArrays.maximum(x, constant(x, bound));
  }

  /** min(x, bound), in x's shape; at equality each side gets half of the gradient. */
  public static NDArray atMost(NDArray x, double bound) {
    return NDArrays.minimum(x, constant(x, bound));
  }
}
