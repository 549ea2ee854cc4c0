package org.leadlight.plot;

import java.util.Arrays;

/**
 * What of a line or a band falls into each column of pixels, from its upper to its lower end: how a
 * line is drawn whose points are denser than the pixels.
 */
public final class Columns {
  private static final int PARTS = 16;

  private final double left;
  private final double grain;
  private final double[] tops;
  private final double[] bottoms;

  /**
   * Makes columns without anything in them.
   *
   * @param left the x at which the first begins
   * @param grain how wide each is
   * @param count how many
   */
  public Columns(double left, double grain, int count) {
    this.left = left;
    this.grain = grain;
    tops = new double[count];
    bottoms = new double[count];
    Arrays.fill(tops, Double.NaN);
    Arrays.fill(bottoms, Double.NaN);
  }

  /** Makes empty columns over the range of an x scale. */
  public static Columns over(Scale x, double grain) {
    return new Columns(x.start(), grain, (int) Math.ceil((x.end() - x.start()) / grain));
  }

  /** Returns whether a series has so many points within the x scale that columns draw it best. */
  public static boolean suit(SeriesView series, Scale x, double grain) {
    int points = series.firstAtOrAfter(x.to()) - series.firstAtOrAfter(x.from());
    return points > 2 * (x.end() - x.start()) / grain;
  }

  /**
   * Draws a series within the x scale's range; columns join where the line is not cut.
   *
   * @param breaks steps at which the line is cut
   */
  public static Columns of(SeriesView series, Scale x, Scale y, double grain, double... breaks) {
    Columns columns = over(x, grain);
    int from = series.firstAtOrAfter(x.from());
    double joint = Double.NaN;
    double before = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < columns.count() && from < series.size(); c++) {
      double edge = x.value(columns.left + (c + 1) * grain);
      int to =
          c == columns.count() - 1
              ? afterEnd(series, x)
              : onBlock(from, series.firstAtOrAfter(edge));
      if (to > from) {
        boolean cut = Breaks.between(breaks, before, series.step(from));
        columns.span(c, series.bounds(from, to), y, cut ? Double.NaN : joint);
        joint = y.pixel(series.value(to - 1));
        before = series.step(to - 1);
        from = to;
      }
    }
    return columns;
  }

  /**
   * Moves the end of a column by at most a sixteenth of its points to where a block of extremes
   * ends, so that none has to be read in part.
   */
  private static int onBlock(int from, int to) {
    int block = 1;
    while (block * Extremes.BLOCK * PARTS <= to - from) {
      block *= Extremes.BLOCK;
    }
    return to / block * block;
  }

  private static int afterEnd(SeriesView series, Scale x) {
    return series.firstAtOrAfter(Math.nextUp(x.to()));
  }

  /** A value without a pixel, as zero on a log scale, lies below everything. */
  private void span(int column, Bounds values, Scale y, double joint) {
    double top = y.pixel(values.high());
    if (values.isEmpty() || Double.isNaN(top)) {
      return;
    }
    double bottom = y.pixel(values.low());
    tops[column] = top;
    bottoms[column] = Double.isNaN(bottom) ? Math.max(y.start(), y.end()) : bottom;
    if (Double.isFinite(joint)) {
      tops[column] = Math.min(tops[column], joint);
      bottoms[column] = Math.max(bottoms[column], joint);
    }
  }

  /** Fills column {@code index} between two heights in any order. */
  public void set(int index, double y0, double y1) {
    tops[index] = Math.min(y0, y1);
    bottoms[index] = Math.max(y0, y1);
  }

  /** Returns how many columns there are. */
  public int count() {
    return tops.length;
  }

  /** Returns how wide a column is. */
  public double grain() {
    return grain;
  }

  /** Returns the x at which column {@code index} begins. */
  public double x(int index) {
    return left + index * grain;
  }

  /** Returns the upper end in column {@code index}, NaN where there is nothing. */
  public double top(int index) {
    return tops[index];
  }

  /** Returns the lower end in column {@code index}, NaN where there is nothing. */
  public double bottom(int index) {
    return bottoms[index];
  }
}
