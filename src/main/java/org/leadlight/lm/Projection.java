package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * A linear map y = x W^T (+ b).
 *
 * @param weight W [out,in]
 * @param bias b [out], or null for none
 */
public record Projection(NDArray weight, @Nullable NDArray bias) {

  /** A map without a bias. */
  public Projection(NDArray weight) {
    this(weight, null);
  }
}
