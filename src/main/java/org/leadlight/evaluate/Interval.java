package org.leadlight.evaluate;

/**
 * A 95 % interval of a share.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

  private static final double Z = 1.959963984540054; // the 97.5 % point of the standard normal

  /**
   * Wilson's score interval (E. B. Wilson, 1927) of a share of independent trials.
   *
   * @param successes trials that succeeded, in [0, trials]
   * @param trials number of trials; 0 gives the whole of [0, 1]
   */
  public static Interval wilson(long successes, long trials) {
    if (trials == 0) {
      return new Interval(0, 1);
    }
    double n = trials;
    double p = successes / n;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    double low = successes == 0 ? 0 : Math.max(0, centre - half);
    double high = successes == trials ? 1 : Math.min(1, centre + half);
    return new Interval(low, high);
  }
}
