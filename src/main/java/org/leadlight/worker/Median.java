package org.leadlight.worker;

import java.util.Arrays;

/** The middle of some numbers. */
final class Median {

  private Median() {}

  /** The middle number, of an even count the upper of the two in the middle; NaN of none. */
  static double of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
