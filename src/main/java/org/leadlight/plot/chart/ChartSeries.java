package org.leadlight.plot.chart;

import org.leadlight.plot.SeriesView;

/**
 * One named line.
 *
 * @param key what it is called in the record; two lines of one key are hidden together
 * @param name what the reader is told
 * @param points its points
 * @param color its colour index, negative for the text's colour
 * @param dash its dash
 * @param unit what follows a value in labels, empty for none
 */
public record ChartSeries(
    String key, String name, SeriesView points, int color, Dash dash, String unit) {

  /** How a line is told apart without its colour. */
  public enum Dash {
    SOLID(),
    DASHED(6, 4),
    DOTTED(2, 3);

    private final double[] lengths;

    Dash(double... lengths) {
      this.lengths = lengths;
    }

    /** Returns the lengths drawn and left out in turn, empty for a solid line. */
    double[] lengths() {
      return lengths.clone();
    }
  }

  /** Makes a solid line without a unit. */
  public static ChartSeries solid(String key, String name, SeriesView points, int color) {
    return new ChartSeries(key, name, points, color, Dash.SOLID, "");
  }

  /** Returns the words before the slash of the key: what is hidden when one of them is isolated. */
  public String family() {
    return key.substring(0, key.indexOf('/') + 1);
  }
}
