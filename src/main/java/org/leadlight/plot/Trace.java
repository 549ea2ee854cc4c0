package org.leadlight.plot;

import java.util.Arrays;

/** A line in pixels, NaN where it is cut. */
public final class Trace {
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int size;

  /** Adds a point. */
  public void add(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, size * 2);
      ys = Arrays.copyOf(ys, size * 2);
    }
    xs[size] = x;
    ys[size++] = y;
  }

  /** Cuts the line here. */
  public void cut() {
    add(Double.NaN, Double.NaN);
  }

  /** Returns the number of points, cuts included. */
  public int size() {
    return size;
  }

  /** Returns the x of point {@code index}. */
  public double x(int index) {
    return xs[index];
  }

  /** Returns the y of point {@code index}. */
  public double y(int index) {
    return ys[index];
  }

  /**
   * Draws a series within the x scale's range: each point, or of each pixel column its first,
   * least, greatest and last where points are denser than pixels.
   *
   * @param breaks steps at which the line is cut
   */
  public static Trace of(SeriesView series, Scale.Linear x, Scale y, double... breaks) {
    int from = Math.max(0, series.firstAtOrAfter(x.from()) - 1);
    int to = Math.min(series.size(), series.firstAtOrAfter(Math.nextUp(x.to())) + 1);
    Trace trace = new Trace();
    boolean dense = to - from > 2 * Math.abs(x.end() - x.start());
    for (int i = from; i < to; ) {
      if (i > from && Breaks.between(breaks, series.step(i - 1), series.step(i))) {
        trace.cut();
      }
      int end = dense ? columnEnd(series, x, i, to, breaks) : i + 1;
      trace.addColumn(series, x, y, i, end);
      i = end;
    }
    return trace;
  }

  /** Draws a series whose values hold until the next, up to step {@code until}. */
  public static Trace steps(SeriesView series, Scale.Linear x, Scale y, double until) {
    Trace trace = new Trace();
    double before = Double.NaN;
    for (int i = 0; i < series.size(); i++) {
      double value = y.pixel(series.value(i));
      if (value != before) {
        trace.add(x.pixel(series.step(i)), before);
        trace.add(x.pixel(series.step(i)), value);
      }
      before = value;
    }
    trace.add(x.pixel(until), before);
    return trace;
  }

  private static int columnEnd(
      SeriesView series, Scale.Linear x, int from, int to, double[] breaks) {
    double column = Math.floor(x.pixel(series.step(from)));
    int end = from + 1;
    while (end < to
        && Math.floor(x.pixel(series.step(end))) == column
        && !Breaks.between(breaks, series.step(end - 1), series.step(end))) {
      end++;
    }
    return end;
  }

  private void addColumn(SeriesView series, Scale.Linear x, Scale y, int from, int end) {
    int least = from;
    int greatest = from;
    for (int i = from; i < end; i++) {
      double value = series.value(i);
      least = value < series.value(least) || Double.isNaN(series.value(least)) ? i : least;
      greatest =
          value > series.value(greatest) || Double.isNaN(series.value(greatest)) ? i : greatest;
    }
    int[] kept = {from, Math.min(least, greatest), Math.max(least, greatest), end - 1};
    for (int k = 0; k < kept.length; k++) {
      if (k == 0 || kept[k] != kept[k - 1]) {
        add(x.pixel(series.step(kept[k])), y.pixel(series.value(kept[k])));
      }
    }
  }
}
