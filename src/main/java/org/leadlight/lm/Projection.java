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

  /**
   * The map that scales its input first: (x s) W^T = x (W s)^T.
   *
   * @param scale s [in]; may be closed afterwards
   * @return this map, whose weight was scaled in place
   */
  Projection after(NDArray scale) {
    weight.muli(scale);
    return this;
  }
}
