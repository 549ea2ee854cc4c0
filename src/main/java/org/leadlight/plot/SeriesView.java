package org.leadlight.plot;

/** An unchanging view of the first {@link #size()} points of a growing series. */
public final class SeriesView {
  private final double[] steps;
  private final double[] values;
  private final int size;

  SeriesView(double[] steps, double[] values, int size) {
    this.steps = steps;
    this.values = values;
    this.size = size;
  }

  /** Makes a view of copies of ascending {@code steps} and their {@code values}, NaN for a gap. */
  public static SeriesView of(double[] steps, double[] values) {
    SeriesBuffer buffer = new SeriesBuffer();
    for (int i = 0; i < steps.length; i++) {
      buffer.append(steps[i], values[i]);
    }
    return buffer.view();
  }

  /** Returns a view without points. */
  public static SeriesView empty() {
    return new SeriesView(new double[0], new double[0], 0);
  }

  /** Returns the number of points. */
  public int size() {
    return size;
  }

  /** Returns the step of point {@code index}. */
  public double step(int index) {
    return steps[index];
  }

  /** Returns the value of point {@code index}, NaN for a gap. */
  public double value(int index) {
    return values[index];
  }

  /** Returns the index of the first point whose step is at least {@code step}, or the size. */
  public int firstAtOrAfter(double step) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps[middle] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the value of the last point at or before {@code step}, NaN if there is none. */
  public double valueAt(double step) {
    int index = firstAtOrAfter(Math.nextUp(step)) - 1;
    return index < 0 ? Double.NaN : values[index];
  }

  /** Returns the last value, NaN of an empty series. */
  public double last() {
    return size == 0 ? Double.NaN : values[size - 1];
  }
}
