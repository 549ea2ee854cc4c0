package org.leadlight.plot;

/** Steps at which a line is cut. */
final class Breaks {
  private Breaks() {}

  /** Returns whether a cut lies above {@code before} and at or below {@code after}. */
  static boolean between(double[] breaks, double before, double after) {
    for (double at : breaks) {
      if (at > before && at <= after) {
        return true;
      }
    }
    return false;
  }
}
