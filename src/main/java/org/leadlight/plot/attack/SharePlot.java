package org.leadlight.plot.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;

/** Shares read over the number of releases averaged, or over the layer whose states are read. */
public final class SharePlot implements AttackFigure {

  private static final double LEFT = 48;
  private static final double RIGHT = 46;
  private static final double TOP = 12;
  private static final double BOTTOM = 40;
  private static final double HEIGHT = 236;

  private record Curve(
      String name, boolean filled, boolean dashed, TreeMap<Integer, Figure> points) {}

  private final AttackWords words;
  private final String axis;
  private final List<Curve> curves;
  private final List<Integer> places;

  private SharePlot(AttackWords words, String axis, List<Curve> curves) {
    this.words = words;
    this.axis = axis;
    this.curves = curves;
    this.places =
        curves.stream().flatMap(c -> c.points().keySet().stream()).distinct().sorted().toList();
  }

  /** What averaging reads, by the number of releases; empty when nobody averaged. */
  public static Optional<SharePlot> ofReleases(AttackReport report, AttackWords words) {
    List<Curve> curves = new ArrayList<>();
    add(curves, report, words, AttackerKind.AVERAGED_NEAREST, false);
    add(curves, report, words, AttackerKind.AVERAGED_MLP, true);
    return of(words, words.get("curve.releases"), curves);
  }

  /** What hidden states tell, by the layer; empty when nobody read any. */
  public static Optional<SharePlot> ofLayers(AttackReport report, AttackWords words) {
    List<Curve> curves = new ArrayList<>();
    add(curves, report, words, AttackerKind.HIDDEN_RELEASES, false);
    add(curves, report, words, AttackerKind.HIDDEN_CLEAN, true);
    return of(words, words.get("curve.layer"), curves);
  }

  private static Optional<SharePlot> of(AttackWords words, String axis, List<Curve> curves) {
    return curves.isEmpty() ? Optional.empty() : Optional.of(new SharePlot(words, axis, curves));
  }

  private static void add(
      List<Curve> curves,
      AttackReport report,
      AttackWords words,
      AttackerKind kind,
      boolean dashed) {
    for (String which : List.of("all", "private")) {
      TreeMap<Integer, Figure> points = new TreeMap<>();
      for (AttackRow row : report.rows(AttackRole.ATTACK)) {
        if (row.kind() == kind && row.detail().isPresent()) {
          row.figure(which + "_top1")
              .filter(figure -> figure.count() > 0)
              .ifPresent(figure -> points.merge(row.detail().getAsInt(), figure, SharePlot::more));
        }
      }
      if (!points.isEmpty()) {
        curves.add(new Curve(words.get("words." + which), which.equals("private"), dashed, points));
      }
    }
  }

  private static Figure more(Figure one, Figure other) {
    return other.value() > one.value() ? other : one;
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    Scale y = new Scale.Linear(0, 100, height - BOTTOM, TOP);
    for (int share = 0; share <= 100; share += 25) {
      double py = y.pixel(share);
      to.line(Trace.segment(LEFT, py, width - RIGHT + 8, py), 1, theme.chart().grid());
      to.text(share + " %", LEFT - 8, py, Lettering.right(11), theme.chart().muted());
    }
    for (int place : places) {
      to.text(
          Integer.toString(place),
          x(place, width),
          height - BOTTOM + 14,
          Lettering.center(11),
          theme.chart().muted());
    }
    to.text(
        axis, width - RIGHT + 8, height - BOTTOM + 31, Lettering.right(11), theme.chart().muted());
    curves.stream()
        .sorted(Comparator.comparing(Curve::dashed).reversed())
        .forEach(curve -> curve(to, theme, curve, y, width));
    labels(to, theme, y, width);
  }

  private double x(int place, double width) {
    double from = LEFT + 8;
    int last = Math.max(1, places.size() - 1);
    return from + (width - RIGHT - from) * places.indexOf(place) / last;
  }

  private void curve(Drawing to, AttackTheme theme, Curve curve, Scale y, double width) {
    Trace trace = new Trace();
    curve
        .points()
        .forEach((place, read) -> trace.add(x(place, width), y.pixel(100 * read.value())));
    double[] dash = curve.dashed() ? new double[] {5, 4} : new double[0];
    to.line(trace, 1.8, theme.hide(), dash);
    int ground = theme.chart().background();
    curve
        .points()
        .forEach(
            (place, read) ->
                Marks.upright(to, x(place, width), y, read, curve.filled(), theme.hide(), ground));
  }

  /** The name of each pair of curves at their start, and every last value at the right edge. */
  private void labels(Drawing to, AttackTheme theme, Scale y, double width) {
    double before = Double.NEGATIVE_INFINITY;
    List<Curve> downwards =
        curves.stream().sorted(Comparator.comparingDouble((Curve c) -> -last(c).value())).toList();
    for (Curve curve : downwards) {
      double end = Math.max(y.pixel(100 * last(curve).value()), before + 14);
      before = end;
      to.text(
          Marks.percent(last(curve).value()),
          width - 4,
          end,
          Lettering.right(12).inBold(),
          theme.chart().text());
    }
    Lettering bold = Lettering.left(12).inBold();
    double left = LEFT + 12;
    for (String name : curves.stream().map(Curve::name).distinct().toList()) {
      double right = left + to.width(name, bold);
      curves.stream()
          .filter(curve -> curve.name().equals(name))
          .mapToDouble(curve -> above(curve, y, right, width))
          .min()
          .ifPresent(clear -> to.text(name, left, clear, bold, theme.hideText()));
    }
  }

  /** The middle of a name that begins at the left and stays clear of its own curve. */
  private double above(Curve curve, Scale y, double end, double width) {
    double before = x(curve.points().firstKey(), width);
    double pixel = y.pixel(100 * curve.points().firstEntry().getValue().value());
    double top = pixel;
    for (Map.Entry<Integer, Figure> point : curve.points().entrySet()) {
      double at = x(point.getKey(), width);
      double next = y.pixel(100 * point.getValue().value());
      if (at >= end) {
        double share = at > before ? (end - before) / (at - before) : 1;
        return Math.min(top, pixel + share * (next - pixel)) - 13;
      }
      top = Math.min(top, next);
      pixel = next;
      before = at;
    }
    return top - 13;
  }

  private static Figure last(Curve curve) {
    return curve.points().lastEntry().getValue();
  }

  @Override
  public String spoken() {
    return curves.stream()
        .flatMap(curve -> curve.points().entrySet().stream().map(point -> spoken(curve, point)))
        .collect(Collectors.joining(". "));
  }

  private String spoken(Curve curve, Map.Entry<Integer, Figure> point) {
    return words.format(
        "spoken.point",
        curve.name(),
        axis + " " + point.getKey(),
        Marks.percent(point.getValue().value()));
  }
}
