package org.leadlight.plot.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.MatchedBy;
import org.leadlight.run.attack.Mechanism;

/**
 * Private words that the worst of some attackers reads over answers kept: the run as one square,
 * other mechanisms as curves over their levels, all read by the same attackers with the same
 * lessons. Down and to the right is better.
 */
public final class BaselinePlot implements AttackFigure {

  private static final double LEFT = 48;
  private static final double RIGHT = 20;
  private static final double TOP = 12;
  private static final double AXIS = 40;
  private static final double LINE = 18; // of the legend
  private static final double PLOT = 226;
  private static final double[][] DASHES = {{}, {6, 3}, {2, 3}, {8, 3, 2, 3}};

  private record Point(double kept, double read) {}

  private record Curve(String name, int number, List<Point> points) {}

  private final AttackWords words;
  private final List<AttackerKind> readers;
  private final Point run;
  private final List<Curve> curves;

  private BaselinePlot(
      AttackWords words, List<AttackerKind> readers, Point run, List<Curve> curves) {
    this.words = words;
    this.readers = readers;
    this.run = run;
    this.curves = curves;
  }

  /** The plot of a report; empty when no other mechanism was measured. */
  public static Optional<BaselinePlot> of(AttackReport report, AttackWords words) {
    Optional<BaselineRow> transform = rows(report, Mechanism.TRANSFORM).findFirst();
    Optional<Point> run = transform.flatMap(BaselinePlot::point);
    List<Curve> curves = new ArrayList<>();
    for (Mechanism mechanism : Mechanism.values()) {
      List<Point> points =
          rows(report, mechanism)
              .filter(row -> row.matchedBy() != MatchedBy.ITSELF)
              .sorted(Comparator.comparingDouble(BaselineRow::level))
              .flatMap(row -> point(row).stream())
              .toList();
      if (!points.isEmpty()) {
        curves.add(new Curve(words.mechanism(mechanism), mechanism.ordinal(), points));
      }
    }
    return curves.isEmpty() || run.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BaselinePlot(
                words, transform.orElseThrow().attackers().toList(), run.get(), curves));
  }

  private static Stream<BaselineRow> rows(AttackReport report, Mechanism mechanism) {
    return report.baselines().stream().filter(row -> row.mechanism() == mechanism);
  }

  private static Optional<Point> point(BaselineRow row) {
    return Optional.ofNullable(row.utility().get("answers_kept"))
        .flatMap(kept -> row.worst().map(read -> new Point(kept.value(), read.value())));
  }

  /** Who read. */
  public List<AttackerKind> readers() {
    return readers;
  }

  @Override
  public double height() {
    return PLOT + AXIS + LINE * ((curves.size() + 2) / 2);
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    Scale x = new Scale.Linear(0, 100, LEFT + 8, width - RIGHT);
    Scale y = new Scale.Linear(0, 100, PLOT, TOP);
    for (int share = 0; share <= 100; share += 25) {
      double py = y.pixel(share);
      to.line(Trace.segment(LEFT, py, width - RIGHT, py), 1, theme.chart().grid());
      to.text(share + " %", LEFT - 8, py, Lettering.right(11), theme.chart().muted());
      to.text(share + " %", x.pixel(share), PLOT + 14, Lettering.center(11), theme.chart().muted());
    }
    Lettering small = Lettering.right(11);
    to.text(words.get("curve.kept"), width - RIGHT, PLOT + 31, small, theme.chart().muted());
    curves.forEach(curve -> curve(to, theme, curve, x, y));
    double px = x.pixel(100 * run.kept());
    double py = y.pixel(100 * run.read());
    Marks.square(to, px, py, true, theme.hide(), theme.chart().background());
    to.text(
        words.get("curve.run"), px - 8, py - 10, Lettering.right(12).inBold(), theme.hideText());
    legend(to, theme, width);
  }

  private void curve(Drawing to, AttackTheme theme, Curve curve, Scale x, Scale y) {
    int argb = color(theme, curve);
    Trace trace = new Trace();
    for (Point point : curve.points()) {
      trace.add(x.pixel(100 * point.kept()), y.pixel(100 * point.read()));
    }
    to.line(trace, 1.6, argb, DASHES[curve.number() % DASHES.length]);
    for (Point point : curve.points()) {
      double px = x.pixel(100 * point.kept());
      double py = y.pixel(100 * point.read());
      to.line(Trace.segment(px, py, px, py), 5, argb);
    }
  }

  private static int color(AttackTheme theme, Curve curve) {
    int[] series = theme.chart().series();
    int[] order = {0, 3, 5, 4}; // orange is the run's
    return series[order[curve.number() % order.length]];
  }

  private void legend(Drawing to, AttackTheme theme, double width) {
    double column = (width - LEFT) / 2;
    for (int i = 0; i < curves.size(); i++) {
      double left = LEFT + (i % 2) * column;
      double middle = PLOT + AXIS + 8 + LINE * (i / 2);
      Curve curve = curves.get(i);
      to.line(
          Trace.segment(left, middle, left + 22, middle),
          1.6,
          color(theme, curve),
          DASHES[curve.number() % DASHES.length]);
      to.text(curve.name(), left + 30, middle, Lettering.left(11), theme.chart().text());
    }
  }

  @Override
  public String spoken() {
    String other =
        curves.stream()
            .flatMap(curve -> curve.points().stream().map(point -> spoken(curve.name(), point)))
            .collect(Collectors.joining(". "));
    return spoken(words.get("curve.run"), run) + ". " + other;
  }

  private String spoken(String name, Point point) {
    return words.format(
        "spoken.baseline", name, Marks.percent(point.kept()), Marks.percent(point.read()));
  }
}
