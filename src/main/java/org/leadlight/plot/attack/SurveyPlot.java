package org.leadlight.plot.attack;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.plot.Trace;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.Survey;
import org.leadlight.run.attack.SurveyPoint;

/**
 * Answers kept over the private words that the worst attacker reads: a transform by alpha as a line
 * of dots, plain noise by level as a dashed line of squares, both with intervals. Up and to the
 * left is better.
 */
public final class SurveyPlot implements AttackFigure {

  private static final double WIDTH = 760;
  private static final double HEIGHT = 430;
  private static final double LEFT = 62;
  private static final double RIGHT = 24;
  private static final double TOP = 40;
  private static final double AXIS = 52;
  private static final double DOT = 4;
  private static final double ABOVE = 17;
  private static final double KEY = 300; // from the right edge

  private final Survey survey;

  /** The plot of a survey. */
  public SurveyPlot(Survey survey) {
    this.survey = survey;
  }

  /** The plot as an SVG document with a light ground. */
  public static String document(Survey survey) {
    SvgDrawing drawing =
        new SvgDrawing(
            WIDTH, HEIGHT, (words, lettering) -> words.length() * lettering.size() * 0.55);
    drawing.rectangle(0, 0, WIDTH, HEIGHT, AttackTheme.LIGHT.chart().background());
    new SurveyPlot(survey).paint(drawing, AttackTheme.LIGHT, WIDTH, HEIGHT);
    return drawing.document();
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    Scale x = new Scale.Linear(0, 100, LEFT, width - RIGHT);
    Scale y = new Scale.Linear(0, 100, height - AXIS, TOP);
    axes(to, theme, x, y, width, height);
    key(to, theme, width - KEY, y);
    noise(to, theme, x, y);
    transform(to, theme, x, y);
  }

  private static void axes(
      Drawing to, AttackTheme theme, Scale x, Scale y, double width, double height) {
    int muted = theme.chart().muted();
    for (int share = 0; share <= 100; share += 20) {
      double py = y.pixel(share);
      to.line(Trace.segment(LEFT, py, width - RIGHT, py), 1, theme.chart().grid());
      to.text(share + " %", LEFT - 8, py, Lettering.right(12), muted);
      to.text(share + " %", x.pixel(share), height - AXIS + 18, Lettering.center(12), muted);
    }
    to.text("answers kept", 8, TOP - 22, Lettering.left(12), muted);
    to.text(
        "private words that the worst attacker reads",
        width - RIGHT,
        height - 12,
        Lettering.right(12),
        muted);
  }

  /** What the two lines are. */
  private static void key(Drawing to, AttackTheme theme, double left, Scale y) {
    double first = y.pixel(14);
    double second = y.pixel(7);
    to.line(Trace.segment(left, first, left + 28, first), 1.4, theme.chart().text());
    to.text("transform, by alpha", left + 36, first, Lettering.left(12), theme.chart().text());
    to.line(Trace.segment(left, second, left + 28, second), 1.4, theme.chart().muted(), 6, 3);
    to.text(
        "plain Gaussian noise, times rms(E)",
        left + 36,
        second,
        Lettering.left(12),
        theme.chart().muted());
  }

  private void noise(Drawing to, AttackTheme theme, Scale x, Scale y) {
    int color = theme.chart().muted();
    Trace trace = new Trace();
    for (BaselineRow level : survey.noise()) {
      Optional<Figure> read = level.worst();
      Figure kept = level.utility().get("answers_kept");
      if (read.isPresent() && kept != null) {
        trace.add(x.pixel(100 * read.get().value()), y.pixel(100 * kept.value()));
        cross(to, x, y, read.get(), kept, color);
        double px = x.pixel(100 * read.get().value());
        double py = y.pixel(100 * kept.value());
        Marks.square(to, px, py, false, color, theme.chart().background());
        to.text(String.valueOf(level.level()), px + 9, py + 13, Lettering.left(11), color);
      }
    }
    to.line(trace, 1.4, color, 6, 3);
  }

  private void transform(Drawing to, AttackTheme theme, Scale x, Scale y) {
    int line = theme.chart().text();
    List<SurveyPoint> drawn =
        survey.points().stream()
            .filter(point -> point.kept().isPresent() && point.worst().isPresent())
            .toList();
    Trace trace = new Trace();
    for (SurveyPoint point : drawn) {
      if (isFirst(point, drawn)) {
        trace.add(px(point, x), py(point, y));
      }
    }
    to.line(trace, 1.4, line);
    for (SurveyPoint point : drawn) {
      boolean own = point.alpha() == survey.alpha();
      int color = own ? theme.hide() : line;
      cross(to, x, y, point.worst().orElseThrow(), point.kept().orElseThrow(), color);
      double px = px(point, x);
      double py = py(point, y);
      to.rounded(px - DOT, py - DOT, px + DOT, py + DOT, DOT, color);
      if (isFirst(point, drawn)) {
        Lettering lettering = Lettering.center(own ? 13 : 11);
        to.text(
            String.valueOf(point.alpha()),
            px,
            py - ABOVE,
            own ? lettering.inBold() : lettering,
            own ? theme.hideText() : line);
      }
    }
  }

  /** Of several seeds of one alpha the first is on the line. */
  private static boolean isFirst(SurveyPoint point, List<SurveyPoint> drawn) {
    return drawn.stream()
        .filter(other -> other.alpha() == point.alpha())
        .min(Comparator.comparingLong(SurveyPoint::seed))
        .orElseThrow()
        .equals(point);
  }

  private static double px(SurveyPoint point, Scale x) {
    return x.pixel(100 * point.worst().map(Figure::value).orElse(0.0));
  }

  private static double py(SurveyPoint point, Scale y) {
    return y.pixel(100 * point.kept().map(Figure::value).orElse(0.0));
  }

  private static void cross(Drawing to, Scale x, Scale y, Figure across, Figure up, int color) {
    double px = x.pixel(100 * across.value());
    double py = y.pixel(100 * up.value());
    to.line(
        Trace.segment(x.pixel(100 * across.low()), py, x.pixel(100 * across.high()), py), 1, color);
    to.line(Trace.segment(px, y.pixel(100 * up.low()), px, y.pixel(100 * up.high())), 1, color);
  }

  @Override
  public String spoken() {
    StringBuilder all = new StringBuilder();
    for (SurveyPoint point : survey.points()) {
      all.append(
          String.format(
              Locale.ROOT,
              "Alpha %s, seed %d: %s %% of answers kept, %s %% of private words read. ",
              point.alpha(),
              point.seed(),
              point.kept().map(kept -> Marks.percent(kept.value())).orElse("no"),
              point.worst().map(read -> Marks.percent(read.value())).orElse("no")));
    }
    return all.toString().strip();
  }
}
