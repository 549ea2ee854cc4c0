package org.leadlight.plot.lesson;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;

/**
 * Answers kept over private words read: the transforms by alpha as open dots on a line, plain noise
 * as squares on a dashed one, the place of the dial filled, what was trained here in a ring. Up and
 * to the left is better.
 */
final class TradeOffPlot implements AttackFigure {

  private static final double HEIGHT = 372;
  private static final double LINE = 15; // between labels

  private final LessonWords words;
  private final List<LessonPoint> transforms;
  private final List<LessonPoint> gaussian;
  private final Optional<LessonPoint> trained;
  private final LessonQuestion question;
  private final double alpha;

  TradeOffPlot(LessonReading reading, LessonQuestion question, LessonWords words) {
    this.words = words;
    this.trained =
        reading.series(FigureKeys.TRAINED + "transforms").stream()
            .flatMap(series -> series.points().stream())
            .findFirst();
    this.question = question;
    this.transforms = reading.series("transforms").map(LessonSeries::points).orElse(List.of());
    this.gaussian = reading.series("gaussian").map(LessonSeries::points).orElse(List.of());
    this.alpha = question.dial();
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    Scale x = new Scale.Linear(0, 100, Frame.LEFT + 10, width - 20);
    Scale y = new Scale.Linear(0, 100, height - Frame.BOTTOM, Frame.TOP + 18);
    Frame frame = new Frame(x, y);
    frame.grid(to, theme, width, height, words.get("axis.private"));
    for (int share = 0; share <= 100; share += 20) {
      frame.below(to, theme, x.pixel(share), share + " %", false);
    }
    curve(to, theme, frame, gaussian, true);
    curve(to, theme, frame, transforms, false);
    trained.ifPresent(point -> ringed(to, theme, frame, point));
    gaussianLabels(to, theme, frame);
    labels(to, theme, frame);
  }

  private void curve(
      Drawing to, AttackTheme theme, Frame frame, List<LessonPoint> points, boolean isPlain) {
    int argb = isPlain ? theme.chart().muted() : theme.chart().text();
    Trace trace = new Trace();
    points.forEach(point -> trace.add(px(frame, point), py(frame, point)));
    to.line(trace, 1.8, argb, isPlain ? new double[] {5, 4} : new double[0]);
    for (LessonPoint point : points) {
      double px = px(frame, point);
      double py = py(frame, point);
      frame.upright(to, px, point.y(), argb);
      frame.across(to, py, point.x(), argb);
      if (isPlain) {
        Frame.square(to, px, py, false, argb, theme.chart().background());
      } else if (point.dial() != alpha) {
        Frame.dot(to, px, py, 4.5, false, argb, theme.chart().background());
      }
    }
    points.stream()
        .filter(point -> !isPlain && point.dial() == alpha)
        .forEach(
            point ->
                Frame.dot(
                    to,
                    px(frame, point),
                    py(frame, point),
                    7.5,
                    true,
                    theme.chart().accent(),
                    theme.chart().background()));
  }

  private static void ringed(Drawing to, AttackTheme theme, Frame frame, LessonPoint point) {
    double px = px(frame, point);
    double py = py(frame, point);
    int accent = theme.chart().accent();
    Frame.ring(to, px, py, accent, theme.chart().background());
    frame.upright(to, px, point.y(), accent);
    frame.across(to, py, point.x(), accent);
    Frame.dot(to, px, py, 4.5, true, accent, theme.chart().background());
  }

  private static double px(Frame frame, LessonPoint point) {
    return frame.x().pixel(100 * point.x().value());
  }

  private static double py(Frame frame, LessonPoint point) {
    return frame.y().pixel(100 * point.y().value());
  }

  /** Beside the points, one below the other, each led to from its point. */
  private void labels(Drawing to, AttackTheme theme, Frame frame) {
    List<LessonPoint> downwards =
        Stream.concat(transforms.stream(), trained.stream())
            .sorted(Comparator.comparingDouble(point -> -point.y().value()))
            .toList();
    List<LessonPoint> crowded =
        downwards.stream().filter(point -> point.x().value() < 0.3).toList();
    double left = frame.x().pixel(14);
    double before = frame.y().pixel(90);
    for (LessonPoint point : crowded) {
      double middle = Math.max(before + LINE, py(frame, point));
      middle = Math.min(middle, frame.y().pixel(0) - 4);
      before = middle;
      label(to, theme, frame, point, left, middle);
    }
    for (LessonPoint point : downwards) {
      if (!crowded.contains(point)) {
        boolean isChosen = isChosen(point);
        Lettering lettering = Lettering.center(11);
        to.text(
            name(point),
            Math.min(px(frame, point), frame.x().pixel(100) - 16),
            py(frame, point) - 15,
            isChosen ? lettering.inBold() : lettering,
            isChosen ? theme.chart().accentText() : theme.chart().text());
      }
    }
  }

  private void label(
      Drawing to, AttackTheme theme, Frame frame, LessonPoint point, double left, double middle) {
    boolean isChosen = isChosen(point);
    to.line(
        Trace.segment(px(frame, point) + 6, py(frame, point), left - 4, middle),
        0.8,
        theme.chart().muted());
    Lettering plain = Lettering.left(isChosen ? 13 : 11);
    Lettering lettering = isChosen ? plain.inBold() : plain;
    double right = left + to.width(spoken(point), lettering);
    to.rectangle(left - 3, middle - 7, right + 3, middle + 7, theme.chart().background());
    to.text(
        spoken(point),
        left,
        middle,
        lettering,
        isChosen ? theme.chart().accentText() : theme.chart().text());
  }

  private void gaussianLabels(Drawing to, AttackTheme theme, Frame frame) {
    for (LessonPoint point : gaussian) {
      to.text(
          NumberText.plain(point.dial()) + " \u00d7 rms",
          px(frame, point) + 10,
          py(frame, point) + 13,
          Lettering.left(11),
          theme.chart().muted());
    }
    gaussian.stream()
        .filter(point -> point.y().value() > 0.25)
        .min(Comparator.comparingDouble(point -> point.y().value()))
        .ifPresent(
            last ->
                to.text(
                    words.series("gaussian"),
                    px(frame, last) + 52,
                    py(frame, last) + 13,
                    Lettering.left(12).inBold(),
                    theme.chart().text()));
  }

  /** What was trained here has its words in place of the place of the dial. */
  private boolean isChosen(LessonPoint point) {
    return trained.map(point::equals).orElse(point.dial() == alpha);
  }

  private String name(LessonPoint point) {
    return trained.filter(point::equals).isPresent()
        ? words.trained(question)
        : "\u03b1 " + NumberText.plain(point.dial());
  }

  private String spoken(LessonPoint point) {
    return name(point)
        + ": "
        + NumberText.fixed(100 * point.y().value(), 0)
        + " % "
        + words.get("plot.kept")
        + ", "
        + NumberText.fixed(100 * point.x().value(), 1)
        + " % "
        + words.get("plot.read");
  }

  @Override
  public String spoken() {
    return Stream.concat(transforms.stream(), trained.stream())
        .map(this::spoken)
        .collect(Collectors.joining(". "));
  }
}
