package org.leadlight.plot;

/** An unchanging view of the first {@link #size()} points of a growing series. */
public final class SeriesView {
  private static final SeriesView EMPTY = new SeriesBuffer().view();

  private final double[] steps;
  private final double[] values;
  private final Extremes extremes;
  private final int size;

  SeriesView(double[] steps, double[] values, Extremes extremes, int size) {
    this.steps = steps;
    this.values = values;
    this.extremes = extremes;
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
    return EMPTY;
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

  /** Returns the least and greatest values of the points {@code from} to below {@code to}. */
  public Bounds bounds(int from, int to) {
    Bounds bounds = new Bounds();
    extremes.collect(values, Math.max(0, from), Math.min(size, to), bounds);
    return bounds;
  }

  /**
   * Returns the index of the first point whose step is at least {@code step}, or the size. Steps
   * are mostly even, so the search begins where an even one would lie.
   */
  public int firstAtOrAfter(double step) {
    if (size == 0 || !(step > steps[0])) {
      return 0;
    }
    if (step > steps[size - 1]) {
      return size;
    }
    double share = (step - steps[0]) / (steps[size - 1] - steps[0]);
    int guess = (int) (share * (size - 1));
    int low = guess;
    for (int reach = 1; low > 0 && steps[low] >= step; reach *= 2) {
      low = Math.max(0, guess - reach);
    }
    int high = guess;
    for (int reach = 1; high < size && steps[high] < step; reach *= 2) {
      high = Math.min(size, guess + reach);
    }
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

  /**
   * Returns the value at {@code step} on the straight line between the points around it; where the
   * line is cut between them, that of the point on the same side. NaN before the first point.
   *
   * @param breaks steps at which the line is cut
   */
  public double between(double step, double... breaks) {
    int next = firstAtOrAfter(step);
    if (next == size || steps[next] == step || next == 0) {
      return next == size ? last() : steps[next] == step ? values[next] : Double.NaN;
    }
    double before = steps[next - 1];
    double after = steps[next];
    if (Breaks.between(breaks, before, after)) {
      return Breaks.between(breaks, before, step) ? values[next] : values[next - 1];
    }
    double share = (step - before) / (after - before);
    return values[next - 1] + share * (values[next] - values[next - 1]);
  }

  /** Returns the last value, NaN of an empty series. */
  public double last() {
    return size == 0 ? Double.NaN : values[size - 1];
  }

  /** Returns the last step, NaN of an empty series. */
  public double lastStep() {
    return size == 0 ? Double.NaN : steps[size - 1];
  }

  /** Returns other values at the steps of this view. */
  SeriesView with(GrowingValues others) {
    return others.view(steps);
  }
}
