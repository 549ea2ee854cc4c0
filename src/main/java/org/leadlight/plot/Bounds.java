package org.leadlight.plot;

/** The least and the greatest of the finite values it was given. */
public final class Bounds {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  /** Takes a value in; one that is not finite changes nothing. */
  public void add(double value) {
    add(value, value);
  }

  /** Takes the ends of a range in; an end that is not finite changes nothing. */
  void add(double from, double to) {
    if (from < low && from > Double.NEGATIVE_INFINITY) {
      low = from;
    }
    if (to > high && to < Double.POSITIVE_INFINITY) {
      high = to;
    }
  }

  /** Returns whether no finite value came. */
  public boolean isEmpty() {
    return low > high;
  }

  /** Returns the least value, infinite when there is none. */
  public double low() {
    return low;
  }

  /** Returns the greatest value, minus infinity when there is none. */
  public double high() {
    return high;
  }
}
