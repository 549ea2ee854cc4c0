package org.leadlight.plot.chart;

import java.util.HashMap;
import java.util.Map;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.Smoothing;

/** The moving averages of all lines, kept from frame to frame and only carried on. */
public final class Averages {
  private final Map<String, Smoothing> byKey = new HashMap<>();
  private double smoothing = Double.NaN;

  /**
   * Returns the average of a line, begun anew at each of the restarts.
   *
   * @param weight 0 (none) to below 1; another weight than last time forgets everything
   */
  SeriesView of(ChartSeries line, double weight, double... restarts) {
    if (weight != smoothing) {
      clear();
      smoothing = weight;
    }
    if (weight == 0) {
      return line.points();
    }
    String key = line.key() + (restarts.length == 0 ? "" : "|");
    return byKey.computeIfAbsent(key, k -> new Smoothing(weight)).extend(line.points(), restarts);
  }

  /** Forgets everything, for another run. */
  public void clear() {
    byKey.clear();
  }
}
