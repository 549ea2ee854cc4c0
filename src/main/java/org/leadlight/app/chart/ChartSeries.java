package org.leadlight.app.chart;

import org.leadlight.plot.SeriesView;

/**
 * One named line: its points, its colour index (negative for the text's colour), its dash.
 *
 * @param unit what follows a value in labels, empty for none
 */
public record ChartSeries(String name, SeriesView points, int color, Dash dash, String unit) {

  /** How a line is told apart without its colour. */
  public enum Dash {
    SOLID,
    DASHED,
    DOTTED
  }

  /** Makes a solid line without a unit. */
  public static ChartSeries solid(String name, SeriesView points, int color) {
    return new ChartSeries(name, points, color, Dash.SOLID, "");
  }
}
