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
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonDial;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;

/** Shares over the places of the dial, each with its interval; a line marks where it stands. */
final class ShareCurves implements AttackFigure {

  private static final double HEIGHT = 332;
  private static final double RIGHT = 16;
  private static final double LABEL = 15;

  /** How a curve is told from the others, besides its name. */
  enum Look {
    /** Keeps the answers. */
    KEEP,
    /** Leaks: a solid line. */
    READ,
    /** Leaks in another way: a dashed line and open squares. */
    READ_OTHERWISE
  }

  /** One curve. */
  private record Curve(LessonSeries series, Look look) {
    double last() {
      return series.points().getLast().y().value();
    }
  }

  private final LessonQuestion question;
  private final LessonWords words;
  private final List<Curve> curves = new ArrayList<>();
  private final List<Curve> trained = new ArrayList<>();

  ShareCurves(LessonQuestion question, LessonWords words) {
    this.question = question;
    this.words = words;
  }

  /** Adds a curve of a reading, where it has one. */
  ShareCurves add(LessonReading reading, String key, Look look) {
    return add(reading, key, look, curves);
  }

  /** Adds where the transform that was trained here lies: the mark of its curve in a ring. */
  ShareCurves addTrained(LessonReading reading, String key, Look look) {
    return add(reading, FigureKeys.TRAINED + key, look, trained);
  }

  private ShareCurves add(LessonReading reading, String key, Look look, List<Curve> to) {
    reading
        .series(key)
        .filter(series -> !series.points().isEmpty())
        .ifPresent(series -> to.add(new Curve(series, look)));
    return this;
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    LessonDial dial = question.topic().dial();
    Scale x = new Scale.Linear(0, 1, Frame.LEFT + 14, width - RIGHT - 120);
    Frame frame = new Frame(x, new Scale.Linear(0, 100, height - Frame.BOTTOM, Frame.TOP));
    frame.grid(to, theme, width, height, words.of(question.topic(), "axis"));
    double now = x.pixel(dial.position(question.dial()));
    to.line(
        Trace.segment(now, frame.y().pixel(0), now, frame.y().pixel(100)),
        1.4,
        theme.chart().accent(),
        4,
        3);
    for (double stop : dial.stops()) {
      frame.below(
          to,
          theme,
          x.pixel(dial.position(stop)),
          words.dial(question.topic(), stop),
          stop == question.dial());
    }
    curves.forEach(curve -> curve(to, theme, frame, curve));
    trained.forEach(curve -> ringed(to, theme, frame, curve));
    labels(to, theme, frame);
    if (!trained.isEmpty()) {
      trainedLabel(to, theme, frame, now);
    }
  }

  private void ringed(Drawing to, AttackTheme theme, Frame frame, Curve curve) {
    for (LessonPoint point : curve.series().points()) {
      Frame.ring(
          to,
          px(frame, point),
          frame.y().pixel(100 * point.y().value()),
          theme.chart().accent(),
          theme.chart().background());
    }
    curve(to, theme, frame, curve);
  }

  /** Beside the line of the dial, on the side that has room. */
  private void trainedLabel(Drawing to, AttackTheme theme, Frame frame, double now) {
    boolean isRight = question.topic().dial().position(question.dial()) > 0.5;
    to.text(
        words.trained(question),
        isRight ? now - 12 : now + 12,
        frame.y().pixel(50),
        (isRight ? Lettering.right(11) : Lettering.left(11)).inBold(),
        theme.chart().accentText());
  }

  private static int color(AttackTheme theme, Look look) {
    return look == Look.KEEP ? theme.chart().color(0) : theme.hide();
  }

  private void curve(Drawing to, AttackTheme theme, Frame frame, Curve curve) {
    int argb = color(theme, curve.look());
    int ground = theme.chart().background();
    Trace trace = new Trace();
    for (LessonPoint point : curve.series().points()) {
      trace.add(px(frame, point), frame.y().pixel(100 * point.y().value()));
    }
    boolean isOther = curve.look() == Look.READ_OTHERWISE;
    to.line(trace, 1.8, argb, isOther ? new double[] {6, 4} : new double[0]);
    for (LessonPoint point : curve.series().points()) {
      double px = px(frame, point);
      double py = frame.y().pixel(100 * point.y().value());
      frame.upright(to, px, point.y(), argb);
      if (curve.look() == Look.KEEP) {
        Frame.dot(to, px, py, 4, true, argb, ground);
      } else {
        Frame.square(to, px, py, !isOther, argb, ground);
      }
    }
  }

  private double px(Frame frame, LessonPoint point) {
    return frame.x().pixel(question.topic().dial().position(point.dial()));
  }

  /** At the right end, one below the other where they would meet. */
  private void labels(Drawing to, AttackTheme theme, Frame frame) {
    double left = frame.x().pixel(1) + 12;
    double apart = 2 * LABEL + 2;
    double middle = Double.NEGATIVE_INFINITY;
    List<Curve> downwards =
        curves.stream().sorted(Comparator.comparingDouble(curve -> -curve.last())).toList();
    for (Curve curve : downwards) {
      int below = downwards.size() - 1 - downwards.indexOf(curve);
      double lowest = frame.y().pixel(0) - 4 - apart * below;
      middle = Math.max(middle + apart, Math.min(frame.y().pixel(100 * curve.last()), lowest));
      int argb = curve.look() == Look.KEEP ? theme.chart().text() : theme.hideText();
      String[] lines = words.series(curve.series().key()).split("\\|");
      for (int i = 0; i < lines.length; i++) {
        double line = middle + LABEL * (i - (lines.length - 1) / 2.0);
        to.text(lines[i], left, line, Lettering.left(11).inBold(), argb);
      }
    }
  }

  @Override
  public String spoken() {
    return Stream.concat(
            curves.stream().map(curve -> spoken(curve, "")),
            trained.stream().map(curve -> spoken(curve, words.trained(question) + ", ")))
        .collect(Collectors.joining(". "));
  }

  private String spoken(Curve curve, String whose) {
    String key = curve.series().key().replaceFirst("^" + FigureKeys.TRAINED, "");
    return whose
        + words.series(key).replace('|', ' ')
        + ": "
        + curve.series().points().stream()
            .map(
                point ->
                    words.dial(question.topic(), point.dial())
                        + " "
                        + NumberText.fixed(100 * point.y().value(), 1)
                        + " %")
            .collect(Collectors.joining(", "));
  }
}
