package org.leadlight.evaluate.attack;

import java.util.function.DoubleUnaryOperator;

/**
 * Bisection, on a logarithmic scale, of the level at which a falling figure of utility meets a
 * target.
 */
final class MatchedLevel {

  static final double LOWEST = 0.05; // times rms(E)
  static final double HIGHEST = 50;

  private static final int STEPS = 8; // a factor of 1.03 between the ends

  private MatchedLevel() {}

  /**
   * The highest level, to within the last halving, whose utility is at least the target.
   *
   * @param utility falls as the level rises
   * @param target what must be kept
   * @return in [{@link #LOWEST}, {@link #HIGHEST}]; an end where the target lies beyond it
   */
  static double find(DoubleUnaryOperator utility, double target) {
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (utility.applyAsDouble(Math.exp(middle)) >= target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(low);
  }
}
