package org.leadlight.plot.lesson;

import java.util.List;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;

/**
 * How many words are how loud: columns over the standard deviation, words that were read filled at
 * the foot of each, the others as an outline upon them; the mean as a line.
 */
final class LoudnessHistogram implements AttackFigure {

  private static final double HEIGHT = 332;
  private static final double LOW = 1e-3;
  private static final double HIGH = 1e2;
  private static final int BINS = 30;
  private static final double LETTERS = 88; // left free at the left end for what rows are

  private final LessonWords words;
  private final int[] read = new int[BINS];
  private final int[] hidden = new int[BINS];
  private final double mean;
  private final double quietest;

  LoudnessHistogram(LessonReading reading, LessonWords words) {
    this.words = words;
    this.mean = reading.figure(FigureKeys.MEAN_SIGMA).map(f -> f.value()).orElse(Double.NaN);
    this.quietest = reading.figure(FigureKeys.QUIETEST).map(f -> f.value()).orElse(Double.NaN);
    List<LessonPoint> points = reading.series("words").map(LessonSeries::points).orElse(List.of());
    for (LessonPoint point : points) {
      int bin = (int) Math.floor(BINS * Math.log(point.y().value() / LOW) / Math.log(HIGH / LOW));
      int at = Math.clamp(bin, 0, BINS - 1);
      if (point.y().count() == 1) {
        read[at]++;
      } else {
        hidden[at]++;
      }
    }
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    Scale x = new Scale.Log(LOW, HIGH, Frame.LEFT, width - 16);
    int most = 10;
    for (int i = 0; i < BINS; i++) {
      most = Math.max(most, read[i] + hidden[i]);
    }
    int top = (most + 9) / 10 * 10;
    double foot = height - Frame.BOTTOM;
    Scale y = new Scale.Linear(0, top, foot, Frame.TOP + 34);
    for (int count = 0; count <= top; count += top / 5) {
      double py = y.pixel(count);
      to.line(Trace.segment(Frame.LEFT, py, width - 6, py), 1, theme.chart().grid());
      to.text(
          Integer.toString(count), Frame.LEFT - 8, py, Lettering.right(11), theme.chart().muted());
    }
    for (double at = LOW; at <= HIGH * 1.001; at *= 10) {
      to.text(
          NumberText.plain(Math.rint(at * 1000) / 1000) + " \u00d7",
          x.pixel(at),
          foot + 14,
          Lettering.center(11),
          theme.chart().muted());
    }
    to.text(
        words.get("axis.sigma"), width - 6, height - 8, Lettering.right(11), theme.chart().muted());
    columns(to, theme, x, y);
    mark(to, theme, x.pixel(mean), foot, Frame.TOP, words.get("plot.mean"));
    mark(to, theme, x.pixel(quietest), foot, Frame.TOP + 17, words.get("plot.quietest"));
    legend(to, theme);
  }

  private void columns(Drawing to, AttackTheme theme, Scale x, Scale y) {
    for (int i = 0; i < BINS; i++) {
      double left = x.pixel(LOW * Math.pow(HIGH / LOW, (double) i / BINS)) + 1;
      double right = x.pixel(LOW * Math.pow(HIGH / LOW, (i + 1.0) / BINS)) - 1;
      double foot = y.pixel(0);
      double middle = y.pixel(read[i]);
      double upper = y.pixel(read[i] + hidden[i]);
      if (read[i] > 0) {
        to.rectangle(left, middle, right, foot, theme.hide());
      }
      if (hidden[i] > 0) {
        to.rectangle(left, upper, right, middle, theme.chart().muted());
        to.rectangle(left + 1.4, upper + 1.4, right - 1.4, middle, theme.chart().background());
      }
    }
  }

  private void mark(
      Drawing to, AttackTheme theme, double px, double foot, double top, String name) {
    if (Double.isFinite(px)) {
      to.line(Trace.segment(px, foot, px, top), 1.4, theme.chart().text(), 2, 3);
      boolean isRight = px > Frame.LEFT + 3 * LETTERS;
      to.text(
          name,
          isRight ? px - 6 : px + 6,
          top + 2,
          isRight ? Lettering.right(11).inBold() : Lettering.left(11).inBold(),
          theme.chart().text());
    }
  }

  private void legend(Drawing to, AttackTheme theme) {
    double left = Frame.LEFT + 6;
    Frame.square(to, left, Frame.TOP + 44, true, theme.hide(), theme.chart().background());
    to.text(
        words.get("plot.words.read"),
        left + 10,
        Frame.TOP + 44,
        Lettering.left(11),
        theme.hideText());
    Frame.square(
        to, left, Frame.TOP + 60, false, theme.chart().muted(), theme.chart().background());
    to.text(
        words.get("plot.words.hidden"),
        left + 10,
        Frame.TOP + 60,
        Lettering.left(11),
        theme.chart().text());
  }

  @Override
  public String spoken() {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < BINS; i++) {
      if (read[i] + hidden[i] > 0) {
        double middle = LOW * Math.pow(HIGH / LOW, (i + 0.5) / BINS);
        said.append(NumberText.compact(middle))
            .append(" \u00d7 rms: ")
            .append(read[i])
            .append(' ')
            .append(words.get("plot.words.read"))
            .append(", ")
            .append(hidden[i])
            .append(' ')
            .append(words.get("plot.words.hidden"))
            .append(". ");
      }
    }
    return said.toString().strip();
  }
}
