package org.leadlight.plot;

import java.util.Arrays;

/** Values that only grow in number, with the extremes of their blocks. */
final class GrowingValues {
  private final Extremes extremes = new Extremes();
  private double[] values = new double[256];
  private int size;

  void append(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    extremes.grown(values, size);
  }

  int size() {
    return size;
  }

  /** Returns an unchanging view of the values so far at the given ascending steps. */
  SeriesView view(double[] steps) {
    return new SeriesView(steps, values, extremes.view(), size);
  }
}
