package org.leadlight.plot.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.leadlight.plot.Bounds;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.Ticks;
import org.leadlight.plot.Trace;

/**
 * Draws a column of panels in three layers, so that a moving cursor redraws only the small ones:
 * the figure itself, the values in the gutter, the marks and the cursor.
 */
public final class ChartPainter {
  private static final int TICKS = 4;
  private static final int TOTAL_TICKS = 5;

  private final ChartSnapshot shown;
  private final ChartView view;
  private final ChartTheme theme;
  private final ChartLayout layout;
  private final Scale x;
  private final Averages averages;
  private final double[] breaks;
  private final Map<PanelSpec, Axis> axes = new HashMap<>();
  private final List<Spot> spots = new ArrayList<>();

  /**
   * Where a line's name lies in the gutter.
   *
   * @param value the y of its value, NaN where there is no room for one
   * @param factor what the value is multiplied by
   */
  public record Spot(double top, double bottom, double value, ChartSeries line, SeriesView factor) {

    /** Returns what stands beside the name, at a step or, for NaN, at the newest. */
    public double valueAt(double step) {
      double at = Double.isNaN(step) ? line.points().lastStep() : step;
      return line.points().valueAt(at) * factor.valueAt(at);
    }
  }

  private static final SeriesView ONE =
      SeriesView.of(new double[] {-Double.MAX_VALUE}, new double[] {1});

  /**
   * Makes a painter for one frame.
   *
   * @param averages the moving averages, kept from frame to frame
   */
  public ChartPainter(
      ChartSnapshot shown,
      ChartView view,
      ChartTheme theme,
      double width,
      double height,
      Averages averages) {
    this.shown = shown;
    this.view = view;
    this.theme = theme;
    this.layout = ChartLayout.of(shown, view, width, height);
    this.x = view.x(shown, layout.left(), layout.right());
    this.averages = averages;
    this.breaks = shown.breaks();
  }

  /** Returns the x axis. */
  public Scale x() {
    return x;
  }

  /** Returns how much higher the panels are than the room for them. */
  public double overflow() {
    return layout.overflow();
  }

  /** Returns where the lines' names lie, after the figure was painted. */
  public List<Spot> spots() {
    return List.copyOf(spots);
  }

  /** Returns the key of the panel whose title, which folds it, lies at a height. */
  public Optional<String> titleAt(double y) {
    return layout.rows().stream()
        .filter(row -> y >= row.top() && y < row.top() + ChartLayout.FOLDED)
        .map(ChartLayout.Row::panel)
        .filter(PanelSpec.Steps.class::isInstance)
        .map(panel -> ((PanelSpec.Steps) panel).key())
        .findFirst();
  }

  /** Draws lines, bands, ticks and names. */
  public void paintFigure(Drawing to, String axisLabel) {
    Sheet sheet = sheet(to);
    double bottom = layout.bottom();
    to.clip(0, 0, x.end() + 16, bottom + ChartLayout.AXIS);
    to.rectangle(0, 0, x.end() + 16, bottom + ChartLayout.AXIS, theme.background());
    to.rectangle(Math.round(sheet.now()), 0, x.end(), bottom, theme.subtle());
    for (ChartLayout.Row row : layout.rows()) {
      paint(row, sheet);
    }
    to.clip(0, 0, x.end() + 16, bottom + ChartLayout.AXIS);
    xAxis(sheet, axisLabel);
    sheet.thumb();
  }

  private Sheet sheet(Drawing to) {
    return new Sheet(to, theme, layout, shown, view, x, averages);
  }

  private void paint(ChartLayout.Row row, Sheet sheet) {
    if (row.bottom() < 0 || row.top() > layout.bottom()) {
      return;
    }
    Drawing to = sheet.to();
    if (row.folded()) {
      folded(row, sheet);
    } else {
      Stack stack =
          row.panel() instanceof PanelSpec.StackedTotal total
              ? new Stack(total, sheet, breaks)
              : null;
      Axis axis = axis(row, sheet, stack == null ? new Bounds() : stack.bounds());
      axes.put(row.panel(), axis);
      to.clip(0, 0, x.end() + 1, layout.bottom());
      grid(axis, row, sheet);
      to.clip(x.start(), row.top() - 2, x.end() + 1, Math.min(row.bottom() + 2, layout.bottom()));
      if (stack != null) {
        stack.draw(sheet, axis.scale());
      }
      lines(row.panel(), axis.scale(), sheet);
    }
    to.clip(0, 0, x.end() + 16, layout.bottom());
    names(row, sheet);
    endLabels(row, sheet);
  }

  /** A folded curve keeps its shape, without a scale. */
  private void folded(ChartLayout.Row row, Sheet sheet) {
    if (row.panel() instanceof PanelSpec.Curve curve) {
      SeriesView average = sheet.average(curve.series());
      Bounds bounds = sheet.bounds(average);
      if (bounds.low() < bounds.high()) {
        Scale y = new Scale.Linear(bounds.low(), bounds.high(), row.bottom() - 4, row.top() + 2);
        sheet.to().clip(x.start(), row.top(), x.end() + 1, Math.min(row.bottom(), layout.bottom()));
        sheet.draw(average, y, 1, ChartTheme.faint(theme.muted(), 0.7), new double[0]);
      }
    }
  }

  private void grid(Axis axis, ChartLayout.Row row, Sheet sheet) {
    for (Axis.Tick tick : axis.ticks()) {
      double pixel = axis.scale().pixel(tick.value());
      double y = Math.floor(pixel);
      sheet.to().rectangle(x.start(), y, x.end(), y + 1, theme.grid());
      double lowest = Math.max(row.top() + 5, row.bottom() - 5);
      double at = Math.clamp(pixel, row.top() + 5, lowest);
      sheet.to().text(tick.label(), x.start() - 7, at, Lettering.right(11), theme.muted());
    }
  }

  private void lines(PanelSpec panel, Scale y, Sheet sheet) {
    switch (panel) {
      case PanelSpec.StackedTotal total -> {
        double zero = Math.floor(y.pixel(0));
        sheet.to().rectangle(x.start(), zero, sheet.now(), zero + 1, theme.muted());
        if (view.shows(total.total(), shown)) {
          sheet.smoothed(total.total(), y, breaks);
        }
        for (double at : breaks) {
          double px = Math.round(x.pixel(at));
          sheet.to().rectangle(px - 2, 0, px + 3, layout.bottom(), theme.background());
        }
      }
      case PanelSpec.Curve curve -> sheet.smoothed(curve.series(), y);
      case PanelSpec.Steps steps -> {
        for (ChartSeries line : visible(steps)) {
          Trace trace = Trace.steps(line.points(), x, y, shown.step());
          sheet.to().line(trace, Sheet.LINE, theme.color(line.color()), line.dash().lengths());
        }
      }
      case PanelSpec.Evaluations evaluations ->
          evaluations.measures().stream()
              .filter(measure -> view.shows(measure.series(), shown))
              .forEach(measure -> EvaluationsPainter.lines(measure, sheet, y));
    }
  }

  private List<ChartSeries> visible(PanelSpec panel) {
    return panel.lines().stream().filter(line -> view.shows(line, shown)).toList();
  }

  private Axis axis(ChartLayout.Row row, Sheet sheet, Bounds stacked) {
    return switch (row.panel()) {
      case PanelSpec.Evaluations e -> Axis.percent(row);
      case PanelSpec.Steps steps -> Axis.logarithmic(positive(steps), row);
      case PanelSpec.StackedTotal total -> {
        Bounds line = sheet.bounds(sheet.average(total.total(), breaks));
        stacked.add(line.low());
        stacked.add(line.high());
        yield Axis.linear(stacked, row, TOTAL_TICKS);
      }
      case PanelSpec.Curve curve -> {
        Bounds bounds = sheet.bounds(sheet.average(curve.series()));
        yield view.logValues() && Axis.canBeLogarithmic(bounds)
            ? Axis.logarithmic(bounds, row)
            : Axis.linear(bounds, row, TICKS);
      }
    };
  }

  private Bounds positive(PanelSpec.Steps steps) {
    Bounds bounds = new Bounds();
    for (ChartSeries line : visible(steps)) {
      for (int i = 0; i < line.points().size(); i++) {
        double value = line.points().value(i);
        bounds.add(value > 0 ? value : Double.NaN);
      }
    }
    return bounds;
  }

  private void names(ChartLayout.Row row, Sheet sheet) {
    double y = row.top() + 6;
    switch (row.panel()) {
      case PanelSpec.StackedTotal total -> {
        sheet.title(total, y);
        name(total.total(), y + 36, 0, false, ONE, true, sheet);
        for (int i = 0; i < total.parts().size(); i++) {
          PanelSpec.Part part = total.parts().get(i);
          name(part.series(), y + 54 + 18 * i, 0, true, part.factor(), !view.compact(), sheet);
        }
      }
      case PanelSpec.Curve curve -> {
        boolean valued = !(view.compact() && row.folded());
        name(curve.series(), y, row.folded() ? 0 : 17, false, ONE, valued, sheet);
        if (!row.folded()) {
          double room = sheet.valueEnd() - Sheet.NAME - Sheet.VALUE_ROOM;
          String words =
              view.compact() ? "" : sheet.fitted(curve.subtitle(), Lettering.left(11), room);
          sheet.to().text(words, Sheet.NAME, y + 17, Lettering.left(11), theme.muted());
        }
      }
      case PanelSpec.Steps steps when row.folded() -> sheet.folded(steps, y);
      case PanelSpec.Steps steps -> {
        sheet.title(steps, y);
        for (int i = 0; i < steps.texts().size(); i++) {
          sheet.quiet(steps.texts().get(i), y + 34 + 15 * i);
        }
      }
      case PanelSpec.Evaluations evaluations -> {
        sheet.title(evaluations, y);
        for (int i = 0; i < evaluations.lines().size(); i++) {
          PanelSpec.Measure measure = evaluations.measures().get(i);
          name(measure.series(), y + 38 + 18 * i, 0, false, ONE, !view.compact(), sheet);
          if (view.shows(measure.series(), shown)) {
            EvaluationsPainter.sign(measure, sheet, y + 38 + 18 * i);
          }
        }
        sheet.quiet(evaluations.note(), y + 38 + 18 * evaluations.lines().size());
      }
    }
  }

  /** A value on a line of its own, or none, leaves the whole line to the name. */
  private void name(
      ChartSeries line,
      double y,
      double drop,
      boolean band,
      SeriesView factor,
      boolean valued,
      Sheet sheet) {
    double taken = drop == 0 && valued ? Sheet.VALUE_ROOM : 0;
    sheet.name(line, y, band, view.shows(line, shown), sheet.valueEnd() - Sheet.NAME - taken);
    spots.add(new Spot(y - 9, y + 9, valued ? y + drop : Double.NaN, line, factor));
  }

  private void endLabels(ChartLayout.Row row, Sheet sheet) {
    Axis axis = axes.get(row.panel());
    if (axis == null || row.folded()) {
      return;
    }
    if (row.panel() instanceof PanelSpec.Steps steps) {
      EndLabels labels = new EndLabels();
      for (ChartSeries line : visible(steps)) {
        double last = line.points().last();
        labels.add(axis.scale(), last, line.name() + " " + NumberText.plain(last));
      }
      labels.write(sheet, row, true);
    } else if (row.panel() instanceof PanelSpec.Evaluations evaluations) {
      EvaluationsPainter.labels(evaluations, sheet, axis.scale()).write(sheet, row, false);
    } else if (row.panel() instanceof PanelSpec.StackedTotal) {
      note(sheet, row);
    }
  }

  /** Says at the newest break what it means, where the plot is still empty. */
  private void note(Sheet sheet, ChartLayout.Row row) {
    double left = sheet.now() + 10;
    List<ChartSnapshot.Mark> breaking =
        shown.marks().stream().filter(ChartSnapshot.Mark::breaksTotal).toList();
    if (breaking.isEmpty()) {
      return;
    }
    ChartSnapshot.Mark mark = breaking.getLast();
    Lettering bold = Lettering.left(11).inBold();
    double room = x.end() - left;
    if (room < sheet.to().width(mark.title(), bold)) {
      return;
    }
    double y = row.top() + 8;
    sheet.to().text(mark.title(), left, y, bold, theme.text());
    for (String line : wrapped(mark.note(), room, sheet)) {
      y += 15;
      sheet.to().text(line, left, y, Lettering.left(11), theme.muted());
    }
  }

  private static List<String> wrapped(String words, double room, Sheet sheet) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ")) {
      if (!line.isEmpty() && sheet.to().width(line + " " + word, Lettering.left(11)) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private void xAxis(Sheet sheet, String axisLabel) {
    Drawing to = sheet.to();
    double y = layout.bottom() + 16;
    to.text(axisLabel, x.start() - 48, y, Lettering.right(11), theme.muted());
    to.rectangle(x.start(), layout.bottom(), x.end(), layout.bottom() + 1, theme.muted());
    for (double tick : xTicks()) {
      double px = Math.round(x.pixel(tick));
      to.rectangle(px, layout.bottom(), px + 1, layout.bottom() + 4, theme.muted());
      boolean edge = px > x.end() - 12;
      Lettering lettering = edge ? Lettering.right(11) : Lettering.center(11);
      to.text(NumberText.plain(tick), edge ? x.end() + 12 : px, y, lettering, theme.muted());
    }
  }

  private List<Double> xTicks() {
    if (x instanceof Scale.Log) {
      return Ticks.logarithmic(x.from(), x.to());
    }
    int most = Math.max(2, (int) ((x.end() - x.start()) / 90));
    Ticks ticks = Ticks.inside(x.from(), x.to(), most);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < ticks.count(); i++) {
      all.add(ticks.at(i));
    }
    return all;
  }

  /**
   * Writes the values in the gutter, after the figure was painted.
   *
   * @param cursor the step they are read at, NaN for the newest
   */
  public void paintValues(Drawing to, double cursor) {
    to.clip(0, 0, layout.left(), layout.bottom());
    for (Spot spot : spots) {
      if (Double.isNaN(spot.value())) {
        continue;
      }
      ChartSeries line = spot.line();
      double value = spot.valueAt(cursor);
      String words =
          line.unit().isEmpty()
              ? NumberText.compact(value)
              : NumberText.fixed(value, 1) + line.unit();
      boolean drawn = view.shows(line, shown);
      Lettering lettering = Lettering.right(12);
      to.text(
          words,
          sheet(to).valueEnd(),
          spot.value(),
          drawn ? lettering.inBold() : lettering,
          drawn ? theme.text() : theme.muted());
    }
  }

  /**
   * Draws the marks, the cursor with a point on every curve, and what is being selected.
   *
   * @param cursor a step, NaN for the newest
   * @param selected two pixels, or none
   */
  public void paintOverlay(Drawing to, double cursor, double... selected) {
    to.clip(x.start() - 30, 0, x.end() + 30, layout.bottom() + ChartLayout.AXIS);
    if (selected.length == 2) {
      double low = Math.clamp(Math.min(selected[0], selected[1]), x.start(), x.end());
      double high = Math.clamp(Math.max(selected[0], selected[1]), x.start(), x.end());
      to.rectangle(low, 0, high, layout.bottom(), ChartTheme.faint(theme.accent(), 0.15));
    }
    marks(to, cursor);
    cursor(to, Double.isNaN(cursor) ? shown.step() : cursor, !Double.isNaN(cursor));
  }

  /** Returns the step of the mark whose flag is at a point, if there is one. */
  public OptionalDouble markAt(double px, double py) {
    boolean onFlags = py >= 0 && py <= 17;
    return shown.marks().stream()
        .mapToDouble(ChartSnapshot.Mark::step)
        .filter(step -> onFlags && Math.abs(x.pixel(step) - px) <= 7)
        .findFirst();
  }

  /** Labels stand left of their flags where they do not cover an earlier one. */
  private void marks(Drawing to, double cursor) {
    Lettering lettering = Lettering.left(11);
    double taken = x.start() - 20;
    for (ChartSnapshot.Mark mark : shown.marks()) {
      double px = Math.round(x.pixel(mark.step())) + 0.5;
      if (!(px >= x.start() && px <= x.end())) {
        continue;
      }
      to.line(Trace.segment(px, 14, px, layout.bottom()), 1, theme.accent(), 4, 3);
      to.rounded(px - 4, 1, px + 4, 13, 2, theme.accent());
      double wide = to.width(mark.label(), lettering) + 14;
      double left = px - 7 - wide;
      boolean pointedAt = Math.abs(x.pixel(cursor) - px) < 5;
      if (left > taken || pointedAt) {
        left = Math.max(left, x.start() - 20);
        to.rounded(left, 0, left + wide, 17, 8, theme.accentSubtle());
        to.text(mark.label(), left + 7, 8.5, lettering, theme.accentText());
        taken = px + 6;
      }
    }
  }

  private void cursor(Drawing to, double step, boolean pointed) {
    double px = Math.round(x.pixel(step)) + 0.5;
    if (!(px >= x.start() && px <= x.end() + 1)) {
      return;
    }
    to.line(Trace.segment(px, 18, px, layout.bottom()), 1, theme.text());
    if (pointed) {
      points(to, step, px);
    }
    String words = NumberText.fixed(step, 0);
    Lettering lettering = Lettering.center(11).inBold();
    double half = Math.max(18, to.width(words, lettering) / 2 + 6);
    double y = layout.bottom();
    to.rectangle(px - half - 14, y + 5, px + half + 14, y + 26, theme.background());
    to.rounded(px - half, y + 6, px + half, y + 24, 4, theme.text());
    to.text(words, px, y + 15.5, lettering, theme.background());
  }

  private void points(Drawing to, double step, double px) {
    for (ChartLayout.Row row : layout.rows()) {
      Axis axis = axes.get(row.panel());
      if (axis == null || row.folded() || row.panel() instanceof PanelSpec.StackedTotal) {
        continue;
      }
      for (ChartSeries line : visible(row.panel())) {
        boolean curve = row.panel() instanceof PanelSpec.Curve;
        SeriesView points = curve ? averages.of(line, view.smoothing()) : line.points();
        double py = axis.scale().pixel(points.valueAt(step));
        if (Double.isFinite(py) && py < layout.bottom()) {
          to.rounded(px - 4, py - 4, px + 4, py + 4, 4, theme.background());
          to.rounded(px - 3, py - 3, px + 3, py + 3, 3, theme.color(line.color()));
        }
      }
    }
  }
}
