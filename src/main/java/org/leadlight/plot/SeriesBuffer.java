package org.leadlight.plot;

import java.util.Arrays;

/**
 * A series that only grows, written by one thread and read by others through views.
 *
 * <p>Points below a view's size are never written again, so a view shares the arrays.
 */
public final class SeriesBuffer {
  private final GrowingValues values = new GrowingValues();
  private double[] steps = new double[256];

  /**
   * Appends a point.
   *
   * @param step not below the step before
   * @param value the value, NaN for a gap
   * @throws IllegalArgumentException if the step is not finite or goes back
   */
  public synchronized void append(double step, double value) {
    int size = values.size();
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
    }
    steps[size] = step;
    values.append(value);
  }

  /**
   * Appends points.
   *
   * @param count how many of the steps and values count
   * @throws IllegalArgumentException if a step is not finite or goes back; those before it stay
   */
  public synchronized void appendAll(double[] ascending, double[] theirs, int count) {
    for (int i = 0; i < count; i++) {
      append(ascending[i], theirs[i]);
    }
  }

  /** Returns an unchanging view of the points so far. */
  public synchronized SeriesView view() {
    return values.view(steps);
  }
}
