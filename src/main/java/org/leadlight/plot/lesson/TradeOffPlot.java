package org.leadlight.plot.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.plot.lesson.LabelPlaces.Spot;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;

/**
 * Answers kept over private words read: the transforms by alpha as open dots on a line, plain noise
 * as squares on a dashed one, the place of the dial filled. Up and to the left is better.
 */
final class TradeOffPlot implements AttackFigure {

  private static final double HEIGHT = 372;
  private static final double LINE = 15; // between labels
  private static final double POINT = 4;
  private static final double LEVEL = 56; // from a point to the end of its level

  private final LessonWords words;
  private final List<LessonPoint> transforms;
  private final List<LessonPoint> gaussian;
  private final double alpha;

  TradeOffPlot(LessonReading reading, double alpha, LessonWords words) {
    this.words = words;
    this.transforms = reading.series("transforms").map(LessonSeries::points).orElse(List.of());
    this.gaussian = reading.series("gaussian").map(LessonSeries::points).orElse(List.of());
    this.alpha = alpha;
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
    LabelPlaces places = new LabelPlaces(width - 2);
    Stream.concat(transforms.stream(), gaussian.stream())
        .forEach(point -> places.takePoint(px(frame, point), py(frame, point), POINT));
    labels(to, theme, frame, places);
    gaussianLabels(to, theme, frame, places);
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
        .filter(point -> !isPlain && isChosen(point))
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

  private static double px(Frame frame, LessonPoint point) {
    return frame.x().pixel(100 * point.x().value());
  }

  private static double py(Frame frame, LessonPoint point) {
    return frame.y().pixel(100 * point.y().value());
  }

  /** Beside the points, one below the other, each led to from its point. */
  private void labels(Drawing to, AttackTheme theme, Frame frame, LabelPlaces places) {
    List<LessonPoint> downwards =
        transforms.stream()
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
      Spot spot =
          new Spot(left, middle, lettering(point, Lettering.left(isChosen(point) ? 13 : 11)));
      places.take(to, spoken(point), spot);
      label(to, theme, frame, point, spot);
    }
    for (LessonPoint point : downwards) {
      if (!crowded.contains(point)) {
        Lettering lettering = lettering(point, Lettering.center(11));
        double px = Math.min(px(frame, point), frame.x().pixel(100) - 16);
        double py = py(frame, point);
        List<Spot> spots =
            Stream.of(-15, 16, -30, 31, -45)
                .map(down -> new Spot(px, py + down, lettering))
                .toList();
        Spot spot = places.takeFree(to, name(point), spots).orElse(spots.getFirst());
        to.text(name(point), spot.x(), spot.y(), lettering, argb(theme, point));
      }
    }
  }

  private boolean isChosen(LessonPoint point) {
    return point.dial() == alpha;
  }

  private Lettering lettering(LessonPoint point, Lettering plain) {
    return isChosen(point) ? plain.inBold() : plain;
  }

  private int argb(AttackTheme theme, LessonPoint point) {
    return isChosen(point) ? theme.chart().accentText() : theme.chart().text();
  }

  private void label(Drawing to, AttackTheme theme, Frame frame, LessonPoint point, Spot spot) {
    double left = spot.x();
    double middle = spot.y();
    to.line(
        Trace.segment(px(frame, point) + 6, py(frame, point), left - 4, middle),
        0.8,
        theme.chart().muted());
    double right = left + to.width(spoken(point), spot.lettering());
    to.rectangle(left - 3, middle - 7, right + 3, middle + 7, theme.chart().background());
    to.text(spoken(point), left, middle, spot.lettering(), argb(theme, point));
  }

  /** Each level beside its point, and the curve's name beside the last that keeps some answers. */
  private void gaussianLabels(Drawing to, AttackTheme theme, Frame frame, LabelPlaces places) {
    for (LessonPoint point : gaussian) {
      String level = NumberText.plain(point.dial()) + " \u00d7 rms";
      places
          .takeFree(to, level, around(frame, point, Lettering.left(11), Lettering.right(11)))
          .ifPresent(
              spot -> to.text(level, spot.x(), spot.y(), spot.lettering(), theme.chart().muted()));
    }
    String name = words.series("gaussian");
    gaussian.stream()
        .filter(point -> point.y().value() > 0.25)
        .min(Comparator.comparingDouble(point -> point.y().value()))
        .flatMap(last -> places.takeFree(to, name, besideLevel(frame, last)))
        .ifPresent(
            spot -> to.text(name, spot.x(), spot.y(), spot.lettering(), theme.chart().text()));
  }

  /** After the level of a point, else around the point. */
  private static List<Spot> besideLevel(Frame frame, LessonPoint point) {
    Lettering begins = Lettering.left(12).inBold();
    Lettering ends = Lettering.right(12).inBold();
    Spot after = new Spot(px(frame, point) + LEVEL, py(frame, point) + 13, begins);
    return Stream.concat(Stream.of(after), around(frame, point, begins, ends).stream()).toList();
  }

  /** On the right of a point before the left, ever further from it. */
  private static List<Spot> around(
      Frame frame, LessonPoint point, Lettering begins, Lettering ends) {
    double px = px(frame, point);
    double py = py(frame, point);
    List<Spot> spots = new ArrayList<>();
    for (double down : new double[] {13, -13, 0, 28, -28, 43, -43}) {
      spots.add(new Spot(px + 10, py + down, begins));
      spots.add(new Spot(px - 10, py + down, ends));
    }
    for (double down : new double[] {13, -13, 28, -28}) {
      spots.add(new Spot(px + 52, py + down, begins));
    }
    return spots.stream()
        .filter(spot -> spot.y() > Frame.TOP && spot.y() < frame.y().pixel(0) - 2)
        .toList();
  }

  private static String name(LessonPoint point) {
    return "\u03b1 " + NumberText.plain(point.dial());
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
    return transforms.stream().map(this::spoken).collect(Collectors.joining(". "));
  }
}
