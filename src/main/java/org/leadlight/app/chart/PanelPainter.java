package org.leadlight.app.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Raster;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.Smoothing;
import org.leadlight.plot.Ticks;
import org.leadlight.plot.Trace;

/** Draws the panels' lines into pixels and their fixed texts beside them. */
final class PanelPainter {
  private static final double LINE = 1.8;
  private final Map<String, Smoothing> averages = new HashMap<>();
  private final Raster raster;
  private final GraphicsContext text;
  private final ChartTheme theme;
  private final ChartLayout layout;
  private final ChartSnapshot shown;
  private final Scale.Linear x;
  private final double smoothing;
  private final double[] breaks;
  private final double cursor;

  PanelPainter(
      Raster raster,
      GraphicsContext text,
      ChartTheme theme,
      ChartLayout layout,
      ChartSnapshot shown,
      Scale.Linear x,
      double smoothing,
      double cursor) {
    this.raster = raster;
    this.text = text;
    this.theme = theme;
    this.layout = layout;
    this.shown = shown;
    this.x = x;
    this.smoothing = smoothing;
    this.cursor = cursor;
    breaks =
        shown.marks().stream()
            .filter(ChartSnapshot.Mark::breaksTotal)
            .mapToDouble(ChartSnapshot.Mark::step)
            .sorted()
            .toArray();
  }

  /** Draws lines and bands. */
  void paintPixels() {
    raster.clear(argb(theme.background(), 1));
    raster.clip(0, 0, x.end() + 1, layout.bottom());
    double now = Math.clamp(x.pixel(shown.step()), x.start(), x.end());
    raster.rectangle(Math.round(now), 0, x.end(), layout.bottom(), argb(theme.subtle(), 1));
    for (ChartLayout.Row row : layout.rows()) {
      Axis axis = axis(row);
      raster.clip(x.start(), 0, x.end() + 1, layout.bottom());
      for (double tick : axis.ticks) {
        double y = Math.floor(axis.scale.pixel(tick));
        raster.rectangle(x.start(), y, x.end(), y + 1, argb(theme.grid(), 1));
      }
      raster.clip(
          x.start(), row.top() - 2, x.end() + 1, Math.min(row.bottom() + 2, layout.bottom()));
      lines(row.panel(), axis.scale);
    }
    raster.clip(0, 0, x.end() + 1, layout.bottom());
  }

  private void lines(PanelSpec panel, Scale y) {
    switch (panel) {
      case PanelSpec.StackedTotal total -> stacked(total, y);
      case PanelSpec.Component component -> smoothed(component.series(), y);
      case PanelSpec.Rates rates -> smoothed(rates.series(), y);
      case PanelSpec.Steps steps ->
          steps
              .series()
              .forEach(s -> line(Trace.steps(s.points(), x, y, shown.step()), s, LINE, 1));
      case PanelSpec.Evaluations evaluations -> evaluations.measures().forEach(m -> measure(m, y));
    }
  }

  private void stacked(PanelSpec.StackedTotal total, Scale y) {
    List<SeriesView> parts = total.parts().stream().map(this::average).toList();
    int from = (int) Math.ceil(x.start());
    double end = Math.min(x.end(), x.pixel(shown.step()));
    for (int column = from; column < end; column++) {
      double up = 0;
      double down = 0;
      for (int i = 0; i < parts.size(); i++) {
        double value = parts.get(i).valueAt(x.value(column + 1.0));
        int color = argb(theme.seriesColor(total.parts().get(i).color()), 0.7);
        if (value > 0) {
          raster.column(column, y.pixel(up), y.pixel(up += value), color);
        } else if (value < 0) {
          raster.column(column, y.pixel(down), y.pixel(down += value), color);
        }
      }
    }
    double zero = Math.floor(y.pixel(0));
    raster.rectangle(x.start(), zero, end, zero + 1, argb(theme.muted(), 1));
    smoothed(total.total(), y);
  }

  private void smoothed(ChartSeries series, Scale y) {
    if (smoothing > 0) {
      raster.line(
          Trace.of(series.points(), x, y, breaks), 1, argb(theme.seriesColor(series.color()), 0.3));
    }
    line(Trace.of(average(series), x, y, breaks), series, LINE, 1);
  }

  private void measure(PanelSpec.Measure measure, Scale y) {
    SeriesView points = measure.series().points();
    line(Trace.of(points, x, y), measure.series(), 1.5, 1);
    int color = argb(theme.seriesColor(measure.series().color()), 1);
    for (int i = 0; i < points.size(); i++) {
      double px = x.pixel(points.step(i));
      double py = y.pixel(points.value(i));
      double low = y.pixel(measure.low().valueAt(points.step(i)));
      double high = y.pixel(measure.high().valueAt(points.step(i)));
      segment(px, low, px, high, 1.2, color);
      segment(px - 3, low, px + 3, low, 1.2, color);
      segment(px - 3, high, px + 3, high, 1.2, color);
      marker(measure.marker(), px, py, color);
    }
  }

  private void marker(PanelSpec.Marker marker, double px, double py, int color) {
    if (marker == PanelSpec.Marker.DOT) {
      segment(px, py, px, py, 6, color);
      return;
    }
    raster.rectangle(Math.round(px) - 3, py - 3, Math.round(px) + 3, py + 3, color);
    if (marker == PanelSpec.Marker.OPEN_SQUARE) {
      int inside = argb(theme.background(), 1);
      raster.rectangle(Math.round(px) - 2, py - 2, Math.round(px) + 2, py + 2, inside);
    }
  }

  private void segment(double x0, double y0, double x1, double y1, double width, int color) {
    Trace trace = new Trace();
    trace.add(x0, y0);
    trace.add(x1, y1);
    raster.line(trace, width, color);
  }

  private void line(Trace trace, ChartSeries series, double width, double alpha) {
    double[] dash =
        switch (series.dash()) {
          case SOLID -> new double[0];
          case DASHED -> new double[] {6, 4};
          case DOTTED -> new double[] {2, 3};
        };
    raster.line(trace, width, argb(theme.seriesColor(series.color()), alpha), dash);
  }

  /** Writes names, values, ticks and labels. */
  void paintTexts(String axisLabel) {
    text.setTextBaseline(VPos.CENTER);
    text.save();
    text.beginPath();
    text.rect(0, 0, x.end() + 16, layout.bottom());
    text.clip();
    layout.rows().forEach(this::panelTexts);
    text.restore();
    double y = layout.bottom() + 16;
    write(axisLabel, x.start() - 48, y, 11, FontWeight.NORMAL, theme.muted(), TextAlignment.RIGHT);
    Ticks ticks = Ticks.inside(x.from(), x.to(), Math.max(2, (int) ((x.end() - x.start()) / 90)));
    text.setFill(theme.muted());
    text.fillRect(x.start(), layout.bottom(), x.end() - x.start(), 1);
    for (int i = 0; i < ticks.count(); i++) {
      double px = Math.round(x.pixel(ticks.at(i)));
      text.setFill(theme.muted());
      text.fillRect(px, layout.bottom(), 1, 4);
      boolean edge = px > x.end() - 12;
      write(
          ticks.label(i),
          edge ? x.end() + 12 : px,
          y,
          11,
          FontWeight.NORMAL,
          theme.muted(),
          edge ? TextAlignment.RIGHT : TextAlignment.CENTER);
    }
  }

  private void panelTexts(ChartLayout.Row row) {
    Axis axis = axis(row);
    for (double tick : axis.ticks) {
      write(
          axis.label.apply(NumberText.fixed(tick, axis.decimals)),
          x.start() - 7,
          Math.clamp(
              axis.scale.pixel(tick), row.top() + 5, Math.max(row.top() + 5, row.bottom() - 5)),
          11,
          FontWeight.NORMAL,
          theme.muted(),
          TextAlignment.RIGHT);
    }
    double y = row.top() + 6;
    switch (row.panel()) {
      case PanelSpec.StackedTotal total -> {
        title(total, y);
        legend(total.total(), y + 36, false);
        for (int i = 0; i < total.parts().size(); i++) {
          legend(total.parts().get(i), y + 54 + 18 * i, true);
        }
      }
      case PanelSpec.Component c -> component(c.series(), c.subtitle(), y);
      case PanelSpec.Rates r -> component(r.series(), r.subtitle(), y);
      case PanelSpec.Steps steps -> {
        title(steps, y);
        for (int i = 0; i < steps.texts().size(); i++) {
          plain(steps.texts().get(i), 16, y + 34 + 15 * i);
        }
        endLabels(steps.series(), axis, row, s -> NumberText.plain(value(s.points())));
      }
      case PanelSpec.Evaluations evaluations -> {
        title(evaluations, y);
        List<ChartSeries> all =
            evaluations.measures().stream().map(PanelSpec.Measure::series).toList();
        for (int i = 0; i < all.size(); i++) {
          legend(all.get(i), y + 38 + 18 * i, false);
        }
        plain(evaluations.note(), 16, y + 38 + 18 * all.size());
      }
    }
  }

  private void title(PanelSpec panel, double y) {
    write(panel.title(), 16, y, 13, FontWeight.BOLD, theme.text(), TextAlignment.LEFT);
    plain(panel.subtitle(), 16, y + 17);
  }

  private void plain(String words, double left, double y) {
    write(words, left, y, 11, FontWeight.NORMAL, theme.muted(), TextAlignment.LEFT);
  }

  private void legend(ChartSeries series, double y, boolean band) {
    swatch(series, y, band);
    double room = value(series, y);
    write(
        fitted(series.name(), 12, room),
        34,
        y,
        12,
        FontWeight.NORMAL,
        theme.text(),
        TextAlignment.LEFT);
  }

  private void component(ChartSeries series, String direction, double y) {
    swatch(series, y, false);
    write(series.name(), 34, y, 12, FontWeight.NORMAL, theme.text(), TextAlignment.LEFT);
    plain(fitted(direction, 11, value(series, y + 17)), 34, y + 17);
  }

  /** Writes the value at the cursor and returns the width left for the words before it. */
  private double value(ChartSeries series, double y) {
    double value = value(series.points());
    String number =
        series.unit().isEmpty() ? NumberText.compact(value) : NumberText.fixed(value, 1);
    String words = number + series.unit();
    double right = layout.left() - 40;
    write(words, right, y, 12, FontWeight.BOLD, theme.text(), TextAlignment.RIGHT);
    return right - 34 - 8 - width(words, Font.font(theme.fontFamily(), FontWeight.BOLD, 12));
  }

  private String fitted(String words, double size, double room) {
    Font font = Font.font(theme.fontFamily(), size);
    int kept = words.length();
    while (kept > 1 && width(shortened(words, kept), font) > room) {
      kept--;
    }
    return shortened(words, kept);
  }

  private static String shortened(String words, int kept) {
    return kept == words.length() ? words : words.substring(0, kept).strip() + "\u2026";
  }

  private static double width(String words, Font font) {
    Text measure = new Text(words);
    measure.setFont(font);
    return measure.getLayoutBounds().getWidth();
  }

  private void swatch(ChartSeries series, double y, boolean band) {
    text.setFill(theme.seriesColor(series.color()));
    if (band) {
      text.fillRoundRect(16, y - 5, 11, 11, 3, 3);
    } else if (series.dash() == ChartSeries.Dash.SOLID) {
      text.fillRect(16, y - 1, 11, 2);
    } else {
      text.fillRect(16, y - 1, 4, 2);
      text.fillRect(23, y - 1, 4, 2);
    }
  }

  private void endLabels(
      List<ChartSeries> series,
      Axis axis,
      ChartLayout.Row row,
      Function<ChartSeries, String> value) {
    List<ChartSeries> sorted = new ArrayList<>(series);
    sorted.removeIf(s -> !(value(s.points()) > 0));
    sorted.sort(Comparator.comparingDouble(s -> axis.scale.pixel(value(s.points()))));
    double now = Math.clamp(x.pixel(shown.step()), x.start(), x.end());
    boolean inside = x.end() - now < 150;
    double y = row.top() - 20;
    for (int i = 0; i < sorted.size(); i++) {
      double at = axis.scale.pixel(value(sorted.get(i).points()));
      double room = row.bottom() - 14 * (sorted.size() - 1 - i);
      y = Math.max(y + 14, Math.min(at, room));
      String words = sorted.get(i).name() + " " + value.apply(sorted.get(i));
      double start = inside ? now - 6 : now + 18;
      text.setStroke(theme.muted());
      if (inside) {
        clear(words, start, y);
      } else {
        text.strokeLine(now + 2, at, now + 15, y);
      }
      write(
          words,
          start,
          y,
          11,
          FontWeight.NORMAL,
          theme.text(),
          inside ? TextAlignment.RIGHT : TextAlignment.LEFT);
    }
  }

  /** Keeps the lines away from a label that stands among them. */
  private void clear(String words, double right, double y) {
    double wide = width(words, Font.font(theme.fontFamily(), 11)) + 8;
    text.setFill(theme.background());
    text.fillRect(right - wide + 4, y - 6, wide, 13);
  }

  private double value(SeriesView points) {
    return Double.isNaN(cursor) ? points.last() : points.valueAt(cursor);
  }

  private void write(
      String words,
      double px,
      double py,
      double size,
      FontWeight weight,
      Color color,
      TextAlignment align) {
    text.setFont(Font.font(theme.fontFamily(), weight, size));
    text.setFill(color);
    text.setTextAlign(align);
    text.fillText(words, px, Math.round(py));
  }

  /** The values' scale of one panel with its ticks. */
  private record Axis(Scale scale, List<Double> ticks, int decimals, UnaryOperator<String> label) {}

  private Axis axis(ChartLayout.Row row) {
    return switch (row.panel()) {
      case PanelSpec.Evaluations e ->
          new Axis(
              new Scale.Linear(0, 100, row.bottom(), row.top()),
              List.of(0.0, 50.0, 100.0),
              0,
              s -> s + " %");
      case PanelSpec.Steps steps -> logAxis(steps, row);
      case PanelSpec.StackedTotal total -> linear(bounds(total), row, 5);
      case PanelSpec.Component c -> linear(bounds(average(c.series())), row, 1);
      case PanelSpec.Rates r -> linear(bounds(average(r.series())), row, 1);
    };
  }

  private static Axis linear(double[] bounds, ChartLayout.Row row, int most) {
    Ticks ticks = Ticks.covering(bounds[0], bounds[1], most);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(ticks.step()) + 1e-9));
    List<Double> at = new ArrayList<>();
    for (int i = 0; i < ticks.count(); i++) {
      if (most > 1 || i == 0 || i == ticks.count() - 1) {
        at.add(ticks.at(i));
      }
    }
    Scale scale = new Scale.Linear(ticks.first(), ticks.last(), row.bottom(), row.top());
    return new Axis(scale, at, decimals, s -> s);
  }

  private static Axis logAxis(PanelSpec.Steps steps, ChartLayout.Row row) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (ChartSeries series : steps.series()) {
      for (int i = 0; i < series.points().size(); i++) {
        double value = series.points().value(i);
        low = value > 0 ? Math.min(low, value) : low;
        high = Math.max(high, Double.isFinite(value) ? value : 0);
      }
    }
    low = high > 0 ? low / 1.5 : 0.1;
    high = high > 0 ? high * 1.5 : 10;
    Scale scale = new Scale.Log(low, high, row.bottom(), row.top());
    return new Axis(
        scale,
        Ticks.decades(low, high),
        Math.max(0, (int) Math.ceil(-Math.log10(low))),
        s -> s.contains(".") ? s.replaceAll("0+$", "").replaceAll("\\.$", "") : s);
  }

  private double[] bounds(PanelSpec.StackedTotal total) {
    double[] bounds = bounds(average(total.total()));
    List<SeriesView> parts = total.parts().stream().map(this::average).toList();
    for (double px = x.start(); px <= x.end(); px++) {
      double up = 0;
      double down = 0;
      for (SeriesView part : parts) {
        double value = part.valueAt(x.value(px));
        up += value > 0 ? value : 0;
        down += value < 0 ? value : 0;
      }
      bounds[0] = Math.min(bounds[0], down);
      bounds[1] = Math.max(bounds[1], up);
    }
    return bounds;
  }

  private double[] bounds(SeriesView series) {
    double[] bounds = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    int end = Math.min(series.size(), series.firstAtOrAfter(x.to()) + 1);
    for (int i = Math.max(0, series.firstAtOrAfter(x.from()) - 1); i < end; i++) {
      if (Double.isFinite(series.value(i))) {
        bounds[0] = Math.min(bounds[0], series.value(i));
        bounds[1] = Math.max(bounds[1], series.value(i));
      }
    }
    return bounds;
  }

  private SeriesView average(ChartSeries series) {
    String key = System.identityHashCode(series.points()) + series.name();
    return averages
        .computeIfAbsent(key, k -> new Smoothing(smoothing, breaks))
        .extend(series.points());
  }

  private static int argb(Color color, double alpha) {
    return (int) Math.round(255 * alpha) << 24
        | (int) Math.round(255 * color.getRed()) << 16
        | (int) Math.round(255 * color.getGreen()) << 8
        | (int) Math.round(255 * color.getBlue());
  }
}
