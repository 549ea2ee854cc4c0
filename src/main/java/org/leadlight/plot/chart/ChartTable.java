package org.leadlight.plot.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.leadlight.plot.SeriesView;

/** The numbers of exactly what is shown, as CSV (RFC 4180): one row for each step. */
public final class ChartTable {
  private ChartTable() {}

  /**
   * Returns the lines that are drawn, between the ends of the x axis: the recorded values under
   * their keys, beside each curve its moving average, and the ends of each interval.
   */
  public static String csv(ChartSnapshot shown, ChartView view, Averages averages) {
    Map<String, SeriesView> columns = columns(shown, view, averages);
    double from = Double.isNaN(view.from()) ? 0 : view.from();
    double to = Double.isNaN(view.to()) ? shown.end() : view.to();
    TreeSet<Double> steps = new TreeSet<>();
    for (SeriesView column : columns.values()) {
      for (int i = column.firstAtOrAfter(from); i < column.size() && column.step(i) <= to; i++) {
        steps.add(column.step(i));
      }
    }
    List<String> names = new ArrayList<>(List.of("step"));
    columns.keySet().forEach(name -> names.add(quoted(name)));
    StringBuilder csv = new StringBuilder(String.join(",", names)).append("\r\n");
    for (double step : steps) {
      csv.append(number(step));
      for (SeriesView column : columns.values()) {
        int index = column.firstAtOrAfter(step);
        boolean there = index < column.size() && column.step(index) == step;
        csv.append(',').append(there ? number(column.value(index)) : "");
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static Map<String, SeriesView> columns(
      ChartSnapshot shown, ChartView view, Averages averages) {
    Map<String, SeriesView> columns = new LinkedHashMap<>();
    for (PanelSpec panel : shown.panels()) {
      for (ChartSeries line : panel.lines()) {
        if (view.shows(line, shown)) {
          columns.put(line.key(), line.points());
        }
      }
      addDerived(panel, shown, view, averages, columns);
    }
    return columns;
  }

  private static void addDerived(
      PanelSpec panel,
      ChartSnapshot shown,
      ChartView view,
      Averages averages,
      Map<String, SeriesView> columns) {
    if (panel instanceof PanelSpec.Curve curve && view.shows(curve.series(), shown)) {
      columns.put(
          curve.series().key() + " (smoothed)", averages.of(curve.series(), view.smoothing()));
    } else if (panel instanceof PanelSpec.Evaluations evaluations) {
      for (PanelSpec.Measure measure : evaluations.measures()) {
        if (view.shows(measure.series(), shown)) {
          columns.put(measure.series().key() + " (low)", measure.low());
          columns.put(measure.series().key() + " (high)", measure.high());
        }
      }
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String quoted(String name) {
    return name.matches("[^,\"\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
