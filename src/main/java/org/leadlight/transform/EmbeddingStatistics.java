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

  /**
   * The usual size of an embedding: the median of the row norms of a table without its all-zero
   * rows, the mean of the two middle ones ({@code mathematics.md} 6); 0 when every row is zero.
   *
   * @param table [V,d]
   */
  public static double medianNorm(NDArray table) {
    double[] norms;
    try (NDArray squares = table.square();
        NDArray sums = squares.sum(new int[] {1})) {
      norms =
          Arrays.stream(sums.toArray())
              .mapToDouble(sum -> Math.sqrt(sum.doubleValue()))
              .filter(norm -> norm > 0)
              .sorted()
              .toArray();
    }
    int half = norms.length / 2;
    return norms.length == 0 ? 0 : (norms[half] + norms[(norms.length - 1) / 2]) / 2;
  }

  /** A scale (smin, smax) suggested for a table of these statistics. */
  public double[] suggestedScale() {
    return new double[] {Math.max(1e-4, 0.1 * percentile1), 10 * largest};
  }
}
