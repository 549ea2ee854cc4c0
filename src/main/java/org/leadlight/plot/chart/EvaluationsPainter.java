package org.leadlight.plot.chart;

import org.leadlight.plot.Drawing;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.Trace;

/** Draws measured shares as points with their intervals. */
final class EvaluationsPainter {
  private static final double NARROW = 9; // pixels from point to point below which signs are noise

  private EvaluationsPainter() {}

  static void lines(PanelSpec.Measure measure, Sheet sheet, Scale y) {
    ChartSeries line = measure.series();
    int argb = sheet.theme().color(line.color());
    sheet.draw(line.points(), y, 1.5, argb, line.dash().lengths());
    SeriesView points = line.points();
    int from = points.firstAtOrAfter(sheet.x().from());
    int to = points.firstAtOrAfter(Math.nextUp(sheet.x().to()));
    double apart = (sheet.x().end() - sheet.x().start()) / Math.max(1, to - from);
    if (apart < 2) {
      return;
    }
    for (int i = from; i < to; i++) {
      double px = sheet.x().pixel(points.step(i));
      double low = y.pixel(measure.low().valueAt(points.step(i)));
      double high = y.pixel(measure.high().valueAt(points.step(i)));
      interval(sheet.to(), px, low, high, argb, apart > NARROW);
      if (apart > NARROW) {
        marker(measure.marker(), sheet, px, y.pixel(points.value(i)), argb);
      }
    }
  }

  private static void interval(
      Drawing to, double px, double low, double high, int argb, boolean caps) {
    to.line(Trace.segment(px, low, px, high), 1.2, caps ? argb : ChartTheme.faint(argb, 0.4));
    if (caps) {
      to.line(Trace.segment(px - 3, low, px + 3, low), 1.2, argb);
      to.line(Trace.segment(px - 3, high, px + 3, high), 1.2, argb);
    }
  }

  /** The point's sign on the line before its name. */
  static void sign(PanelSpec.Measure measure, Sheet sheet, double y) {
    int argb = sheet.theme().color(measure.series().color());
    marker(measure.marker(), sheet, Sheet.SIGN, y, argb);
  }

  private static void marker(PanelSpec.Marker marker, Sheet sheet, double px, double py, int argb) {
    if (marker == PanelSpec.Marker.DOT) {
      sheet.to().line(Trace.segment(px, py, px, py), 6, argb);
      return;
    }
    double x = Math.round(px);
    sheet.to().rectangle(x - 3, py - 3, x + 3, py + 3, argb);
    if (marker == PanelSpec.Marker.OPEN_SQUARE) {
      sheet.to().rectangle(x - 2, py - 2, x + 2, py + 2, sheet.theme().background());
    }
  }

  /**
   * Each newest value with its interval, which a narrow window leaves to the bars at the points.
   */
  static EndLabels labels(PanelSpec.Evaluations panel, Sheet sheet, Scale y) {
    EndLabels labels = new EndLabels();
    for (PanelSpec.Measure measure : panel.measures()) {
      ChartSeries line = measure.series();
      if (sheet.view().shows(line, sheet.shown())) {
        String words =
            "%s %s %%".formatted(measure.label(), NumberText.fixed(line.points().last(), 1));
        String interval =
            " (%s \u2013 %s)"
                .formatted(
                    NumberText.fixed(measure.low().last(), 1),
                    NumberText.fixed(measure.high().last(), 1));
        labels.add(y, line.points().last(), sheet.view().compact() ? words : words + interval);
      }
    }
    return labels;
  }
}
