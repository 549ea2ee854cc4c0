package org.leadlight.plot.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.plot.Columns;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Trace;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.Figure;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;

/** The labels of the second lesson, at the points that its transforms have on 200 conversations. */
final class TradeOffPlotTest {

  private static final double[][] TRANSFORMS = { // alpha, private words read, answers kept
    {0, 1, 1},
    {0.1, 0.56, 0.985},
    {0.3, 0.44, 0.965},
    {0.5, 0.028, 0.95},
    {0.6, 0.019, 0.94},
    {0.7, 0.018, 0.91},
    {0.8, 0.014, 0.78},
    {0.9, 0.014, 0.07},
    {1, 0.014, 0.02}
  };
  private static final double[][] GAUSSIAN = { // level in rms(E)
    {1, 0.525, 0.97}, {2, 0.45, 0.8}, {3, 0.315, 0.495}, {4, 0.197, 0.23}, {6, 0.075, 0.06}
  };

  private record Written(String words, double left, double right, double y) {

    boolean covers(Written other) {
      return left < other.right && other.left < right && Math.abs(y - other.y) < 11;
    }
  }

  private static LessonSeries series(String key, double[][] rows) {
    List<LessonPoint> points = new ArrayList<>();
    for (double[] row : rows) {
      points.add(new LessonPoint(row[0], Figure.plain(row[1], 200), Figure.plain(row[2], 200)));
    }
    return new LessonSeries(key, points);
  }

  private static List<Written> written(double width, double alpha) {
    LessonReading reading =
        new LessonReading(
            new Inspection("a", List.of(), "a", "a", true),
            Map.of(),
            List.of(series("transforms", TRANSFORMS), series("gaussian", GAUSSIAN)),
            List.of(),
            200,
            200);
    TradeOffPlot plot = new TradeOffPlot(reading, alpha, LessonWords.load());
    Texts texts = new Texts();
    plot.paint(texts, AttackTheme.LIGHT, width, plot.height());
    return texts.written;
  }

  @ParameterizedTest
  @CsvSource({"552, 0.6", "552, 1", "552, 0", "620, 0.9", "434, 0.5"})
  void noLabelIsWrittenOverAnother(double width, double alpha) {
    List<Written> all = written(width, alpha);
    List<String> covered = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (all.get(i).covers(all.get(j))) {
          covered.add(all.get(i) + " over " + all.get(j));
        }
      }
    }
    assertEquals(List.of(), covered);
  }

  @Test
  void everyLevelOfTheNoiseAndItsNameHaveAPlace() {
    List<String> words = written(552, 0.6).stream().map(Written::words).toList();
    for (String level : List.of("1", "2", "3", "4", "6")) {
      assertTrue(words.contains(level + " \u00d7 rms"), level + " is not among " + words);
    }
    assertTrue(words.contains(LessonWords.load().series("gaussian")), words.toString());
  }

  /** Keeps where texts are written; six units to a letter. */
  private static final class Texts implements Drawing {

    private final List<Written> written = new ArrayList<>();

    @Override
    public double grain() {
      return 1;
    }

    @Override
    public void clip(double left, double top, double right, double bottom) {}

    @Override
    public void rectangle(double left, double top, double right, double bottom, int argb) {}

    @Override
    public void rounded(
        double left, double top, double right, double bottom, double radius, int argb) {}

    @Override
    public void line(Trace trace, double width, int argb, double... dash) {}

    @Override
    public void columns(Columns columns, double width, int argb, double... dash) {}

    @Override
    public void text(String words, double x, double y, Lettering lettering, int argb) {
      double wide = width(words, lettering);
      double left =
          switch (lettering.align()) {
            case LEFT -> x;
            case CENTER -> x - wide / 2;
            case RIGHT -> x - wide;
          };
      written.add(new Written(words, left, left + wide, y));
    }

    @Override
    public double width(String words, Lettering lettering) {
      return 6 * words.length();
    }
  }
}
