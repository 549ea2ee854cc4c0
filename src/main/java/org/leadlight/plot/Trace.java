package org.leadlight.plot;

import java.util.Arrays;

/** A line in pixels, NaN where it is cut. */
public final class Trace {
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int size;

  /** Returns the straight line between two points. */
  public static Trace segment(double x0, double y0, double x1, double y1) {
    Trace trace = new Trace();
    trace.add(x0, y0);
    trace.add(x1, y1);
    return trace;
  }

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

  /** Returns this line with every coordinate multiplied. */
  public Trace times(double factor) {
    if (factor == 1) {
      return this;
    }
    Trace scaled = new Trace();
    for (int i = 0; i < size; i++) {
      scaled.add(xs[i] * factor, ys[i] * factor);
    }
    return scaled;
  }

  /**
   * Draws every point of a series within the x scale's range and the two beside it.
   *
   * @param breaks steps at which the line is cut
   */
  public static Trace of(SeriesView series, Scale x, Scale y, double... breaks) {
    int from = Math.max(0, series.firstAtOrAfter(x.from()) - 1);
    int to = Math.min(series.size(), series.firstAtOrAfter(Math.nextUp(x.to())) + 1);
    Trace trace = new Trace();
    for (int i = from; i < to; i++) {
      if (i > from && Breaks.between(breaks, series.step(i - 1), series.step(i))) {
        trace.cut();
      }
      trace.add(x.pixel(series.step(i)), y.pixel(series.value(i)));
    }
    return trace;
  }

  /** Draws a series whose values hold until the next, up to step {@code until}. */
  public static Trace steps(SeriesView series, Scale x, Scale y, double until) {
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
}
