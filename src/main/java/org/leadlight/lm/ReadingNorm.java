package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.Temporaries;

/**
 * {@link RmsNorm} where no tape is kept: half as many operations, which is what counts for single
 * tokens.
 *
 * @param aten the tensor functions
 * @param epsilon added under the root, []; kept by its owner
 */
record ReadingNorm(Aten aten, NDArray epsilon) implements Norm {

  @Override
  public NDArray apply(NDArray x, @Nullable NDArray scale) {
    try (Temporaries temporaries = Temporaries.open()) {
      NDArray square = x.mul(x).mean(new int[] {-1}, true); // [...,1]
      NDArray normal = x.mul(aten.rsqrt(square.add(epsilon)));
      return temporaries.keep(scale == null ? normal : normal.mul(scale));
    }
  }
}
