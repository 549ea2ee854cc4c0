package org.leadlight.plot;

import java.util.Arrays;

/**
 * A series that only grows, written by one thread and read by others through views.
 *
 * <p>Points below a view's size are never written again, so a view shares the arrays.
 */
public final class SeriesBuffer {
  private double[] steps = new double[256];
  private double[] values = new double[256];
  private int size;

  /**
   * Appends a point.
   *
   * @param step not below the step before
   * @param value the value, NaN for a gap
   * @throws IllegalArgumentException if the step is not finite or goes back
   */
  public synchronized void append(double step, double value) {
    if (!Double.isFinite(step) || (size > 0 && step < steps[size - 1])) {
      throw new IllegalArgumentException(
          "A series takes finite ascending steps, but "
              + step
              + " follows "
              + (size > 0 ? steps[size - 1] : "nothing")
              + ".");
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    steps[size] = step;
    values[size++] = value;
  }

  /** Returns an unchanging view of the points so far. */
  public synchronized SeriesView view() {
    return new SeriesView(steps, values, size);
  }
}
