package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * What of an embedding table E the transform is measured by.
 *
 * @param rms root of the mean square of E's entries
 * @param percentile1 1st percentile of |E|
 * @param percentile99 99th percentile of |E|
 * @param largest largest |E|
 */
public record EmbeddingStatistics(
    double rms, double percentile1, double percentile99, double largest) {

  /** The statistics of a table [V,d]. */
  public static EmbeddingStatistics of(NDArray table) {
    float[] sizes = table.toFloatArray();
    double squares = 0;
    for (int i = 0; i < sizes.length; i++) {
      squares += (double) sizes[i] * sizes[i];
      sizes[i] = Math.abs(sizes[i]);
    }
    Arrays.sort(sizes);
    return new EmbeddingStatistics(
        Math.sqrt(squares / sizes.length),
        sizes[(int) (0.01 * (sizes.length - 1))],
        sizes[(int) (0.99 * (sizes.length - 1))],
        sizes[sizes.length - 1]);
  }

  /** A scale (smin, smax) suggested for a table of these statistics. */
  public double[] suggestedScale() {
    return new double[] {Math.max(1e-4, 0.1 * percentile1), 10 * largest};
  }
}
