package org.leadlight.plot.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.Figure;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;

/**
 * What is read of samples of several sizes, each with its interval: the control that must leak, the
 * transform, the control that must not; the size of the dial is thick, chance a dashed line.
 */
final class IntervalRows implements AttackFigure {

  private static final double HEIGHT = 372;
  private static final double NAMES = 150;
  private static final List<String> ROWS =
      List.of(LessonTopic.IDENTITY, LessonTopic.TRANSFORM, LessonTopic.NOISE);

  private final LessonReading reading;
  private final double size;
  private final LessonWords words;

  IntervalRows(LessonReading reading, double size, LessonWords words) {
    this.reading = reading;
    this.size = size;
    this.words = words;
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    Scale x = new Scale.Linear(0, 100, NAMES + 34, width - 18);
    double foot = height - Frame.BOTTOM;
    for (int share = 0; share <= 100; share += 20) {
      double px = x.pixel(share);
      to.line(Trace.segment(px, foot, px, 4), 1, theme.chart().grid());
      to.text(share + " %", px, foot + 14, Lettering.center(11), theme.chart().muted());
    }
    to.text(
        words.get("axis.private"),
        width - 6,
        height - 8,
        Lettering.right(11),
        theme.chart().muted());
    Optional<Figure> chance = reading.figure(FigureKeys.CHANCE);
    chance.ifPresent(figure -> chance(to, theme, x.pixel(100 * figure.value()), foot));
    double row = (foot - 8) / ROWS.size();
    for (int i = 0; i < ROWS.size(); i++) {
      row(to, theme, x, ROWS.get(i), 8 + i * row, row);
    }
  }

  private void chance(Drawing to, AttackTheme theme, double px, double foot) {
    to.line(Trace.segment(px, foot, px, 4), 1.4, theme.chart().text(), 4, 3);
    to.text(words.get("plot.chance"), px + 6, 10, Lettering.left(11), theme.chart().text());
  }

  private void row(Drawing to, AttackTheme theme, Scale x, String key, double top, double height) {
    String[] lines = words.series(key).split("\\|");
    double middle = top + height / 2;
    for (int i = 0; i < lines.length; i++) {
      double y = middle + 16 * (i - (lines.length - 1) / 2.0);
      to.text(lines[i], 2, y, lettering(i == 0), theme.chart().text());
    }
    List<LessonPoint> points = reading.series(key).map(LessonSeries::points).orElse(List.of());
    int stops = LessonTopic.TRUST.dial().stops().size();
    double line = (height - 20) / stops;
    for (LessonPoint point : points) {
      int at = LessonTopic.TRUST.dial().stops().indexOf(point.dial());
      whisker(to, theme, x, point, top + 14 + (at + 0.5) * line);
    }
  }

  private static Lettering lettering(boolean isFirst) {
    return isFirst ? Lettering.left(12).inBold() : Lettering.left(11);
  }

  private void whisker(Drawing to, AttackTheme theme, Scale x, LessonPoint point, double py) {
    boolean isNow = point.dial() == size;
    int argb = isNow ? theme.hide() : theme.chart().muted();
    double low = x.pixel(100 * point.y().low());
    double high = x.pixel(100 * point.y().high());
    to.line(Trace.segment(low, py, high, py), isNow ? 2.6 : 1.2, argb);
    to.line(Trace.segment(low, py - 4, low, py + 4), isNow ? 2 : 1.2, argb);
    to.line(Trace.segment(high, py - 4, high, py + 4), isNow ? 2 : 1.2, argb);
    Frame.square(to, x.pixel(100 * point.y().value()), py, isNow, argb, theme.chart().background());
    Lettering right = Lettering.right(11);
    to.text(
        NumberText.fixed(point.dial(), 0),
        NAMES + 20,
        py,
        isNow ? right.inBold() : right,
        isNow ? theme.chart().text() : theme.chart().muted());
    if (isNow) {
      boolean isFar = point.y().high() > 0.6;
      to.text(
          NumberText.fixed(100 * point.y().value(), 1) + " %",
          isFar ? low - 8 : high + 8,
          py,
          isFar ? Lettering.right(12).inBold() : Lettering.left(12).inBold(),
          theme.hideText());
    }
  }

  @Override
  public String spoken() {
    return ROWS.stream()
        .flatMap(key -> reading.series(key).stream())
        .map(this::spoken)
        .collect(Collectors.joining(". "));
  }

  private String spoken(LessonSeries series) {
    return words.series(series.key()).replace('|', ' ')
        + ": "
        + series.points().stream()
            .map(
                point ->
                    "n = "
                        + NumberText.fixed(point.dial(), 0)
                        + ", "
                        + NumberText.fixed(100 * point.y().low(), 1)
                        + " \u2013 "
                        + NumberText.fixed(100 * point.y().high(), 1)
                        + " %")
            .collect(Collectors.joining("; "));
  }
}
