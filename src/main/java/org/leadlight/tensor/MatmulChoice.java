package org.leadlight.tensor;

/**
 * Whether matrix products take the faster route, and what the self-test measured.
 *
 * @param fast whether the faster route is on
 * @param speedup time of the standard route over time of the fast one; 1 when not measured
 * @param relativeError the largest difference over the largest product; 0 when not measured
 */
public record MatmulChoice(boolean fast, double speedup, double relativeError) {

  /** The standard route, not measured. */
  public static MatmulChoice standard() {
    return new MatmulChoice(false, 1, 0);
  }
}
