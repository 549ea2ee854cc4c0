package org.leadlight.tensor;

/** The operations that {@link Aten} can send to libtorch directly. */
public enum AtenOperation {
  /** x sigmoid(x). */
  SILU,
  /** 1 / sqrt(x). */
  RSQRT,
  /** x W^T + b. */
  LINEAR,
  /** softmax(Q K^T / sqrt(h)) V. */
  ATTENTION,
  /** Pairs of numbers turned in their plane. */
  ROTATION,
  /** A change of the number type that keeps the tape. */
  TO_TYPE,
  /** A copy into existing memory. */
  COPY
}
