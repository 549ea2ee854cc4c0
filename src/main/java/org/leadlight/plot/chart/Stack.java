package org.leadlight.plot.chart;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.plot.Bounds;
import org.leadlight.plot.Columns;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SeriesView;

/**
 * The weighted parts of a total, stacked: what is above zero upwards, what is below downwards. Read
 * once for each column of pixels and then drawn on any scale.
 */
final class Stack {
  private final List<PanelSpec.Part> parts = new ArrayList<>();
  private final double[][] values;
  private final Bounds bounds = new Bounds();

  /** Reads the parts that are shown, up to the newest step. */
  Stack(PanelSpec.StackedTotal total, Sheet sheet, double... breaks) {
    total.parts().stream()
        .filter(part -> sheet.view().shows(part.series(), sheet.shown()))
        .forEach(parts::add);
    Columns columns = Columns.over(sheet.x(), sheet.to().grain());
    values = new double[parts.size()][];
    for (int i = 0; i < values.length; i++) {
      SeriesView average = sheet.average(parts.get(i).series(), breaks);
      values[i] = sampled(average, parts.get(i).factor(), columns, sheet, breaks);
    }
    for (int c = 0; c < columns.count(); c++) {
      double up = 0;
      double down = 0;
      for (double[] part : values) {
        up += part[c] > 0 ? part[c] : 0;
        down += part[c] < 0 ? part[c] : 0;
      }
      bounds.add(up);
      bounds.add(down);
    }
  }

  private static double[] sampled(
      SeriesView points, SeriesView factor, Columns columns, Sheet sheet, double[] breaks) {
    double[] sampled = new double[columns.count()];
    double newest = Math.min(sheet.shown().step(), points.size() == 0 ? -1 : points.lastStep());
    for (int c = 0; c < sampled.length; c++) {
      double step = sheet.x().value(columns.x(c) + columns.grain() / 2);
      double value = step <= newest ? points.between(step, breaks) : Double.NaN;
      sampled[c] = Double.isFinite(value) ? value * factor.valueAt(Math.max(step, 1)) : Double.NaN;
    }
    return sampled;
  }

  /** The least and greatest heights. */
  Bounds bounds() {
    return bounds;
  }

  /** Draws the bands. */
  void draw(Sheet sheet, Scale y) {
    double[] up = new double[values.length == 0 ? 0 : values[0].length];
    double[] down = up.clone();
    for (int i = 0; i < values.length; i++) {
      Columns band = Columns.over(sheet.x(), sheet.to().grain());
      for (int c = 0; c < up.length; c++) {
        double value = values[i][c];
        if (value > 0) {
          band.set(c, y.pixel(up[c]), y.pixel(up[c] += value));
        } else if (value < 0) {
          band.set(c, y.pixel(down[c]), y.pixel(down[c] += value));
        }
      }
      int argb = sheet.theme().color(parts.get(i).series().color());
      sheet.to().columns(band, 0, ChartTheme.faint(argb, 0.7));
    }
  }
}
