package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** A norm over the last axis. */
interface Norm {

  /**
   * Normalises every row.
   *
   * @param x [...,n]
   * @param scale [n], or null for 1
   * @return [...,n], owned by the manager of {@code x}
   */
  NDArray apply(NDArray x, @Nullable NDArray scale);
}
