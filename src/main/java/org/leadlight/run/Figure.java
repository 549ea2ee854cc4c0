package org.leadlight.run;

/**
 * A measured number with what it rests on.
 *
 * @param value the figure; shares are in [0, 1]
 * @param count how many tokens or answers it was taken over
 * @param low lower end of its 95 % interval, equal to the value where none is stated
 * @param high upper end of its 95 % interval
 */
public record Figure(double value, long count, double low, double high) {

  /** A figure without an interval. */
  public static Figure plain(double value, long count) {
    return new Figure(value, count, value, value);
  }
}
