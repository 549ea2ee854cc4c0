package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Constants that are safe on the tape: filled in native memory, never over a Java buffer. */
public final class Scalars {

  private Scalars() {}

  /** A constant of shape [] and the type of {@code like}, owned by its manager. */
  public static NDArray constant(NDArray like, double value) {
    Shape scalar = new Shape();
    DataType type = like.getDataType();
    float high = (float) value;
    NDArray rounded = like.getManager().full(scalar, high, type);
    double rest = value - high;
    return type == DataType.FLOAT64 && rest != 0 && Double.isFinite(rest)
        ? rounded.add(like.getManager().full(scalar, (float) rest, type))
        : rounded;
  }

  /** x times a constant. */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(constant(x, factor));
  }

  /** x plus a constant. */
  public static NDArray plus(NDArray x, double summand) {
    return x.add(constant(x, summand));
  }
}
