package org.leadlight.plot.lesson;

import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.lesson.LessonGrid;
import org.leadlight.run.lesson.LessonReading;

/** Embeddings as grids beside each other, a row a token; the larger a number, the darker. */
final class NoiseGrids implements AttackFigure {

  private static final double HEIGHT = 332;
  private static final double HEAD = 24;
  private static final double GAP = 24;
  private static final int POOLED = 4; // features of a cell

  private final LessonReading reading;
  private final LessonWords words;

  NoiseGrids(LessonReading reading, LessonWords words) {
    this.reading = reading;
    this.words = words;
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    int count = Math.max(1, reading.grids().size());
    double wide = (width - 4 - GAP * (count - 1)) / count;
    for (int i = 0; i < reading.grids().size(); i++) {
      grid(to, theme, reading.grids().get(i), 2 + i * (wide + GAP), wide, height);
    }
  }

  private void grid(
      Drawing to, AttackTheme theme, LessonGrid grid, double left, double wide, double height) {
    to.text(words.series(grid.key()), left, 9, Lettering.left(12).inBold(), theme.chart().text());
    int columns = grid.columns() / POOLED;
    double cellWidth = wide / columns;
    double cellHeight = (height - HEAD - 22) / Math.max(1, grid.rows());
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        double size = pooled(grid, row, column * POOLED);
        double x = left + column * cellWidth;
        double y = HEAD + row * cellHeight;
        to.rectangle(
            x, y, x + cellWidth + 0.3, y + cellHeight + 0.3, shade(theme, Math.min(1, size)));
      }
    }
    to.text(
        words.get("axis.features"),
        left + wide,
        height - 8,
        Lettering.right(11),
        theme.chart().muted());
  }

  private static double pooled(LessonGrid grid, int row, int from) {
    double squares = 0;
    for (int i = 0; i < POOLED; i++) {
      double share = grid.share(row, from + i);
      squares += share * share / POOLED;
    }
    return Math.sqrt(squares);
  }

  /**
   * Between the ground and the text's colour; small numbers are lifted so that they can be seen.
   */
  private static int shade(AttackTheme theme, double size) {
    double strength = Math.sqrt(size);
    int from = theme.chart().background();
    int to = theme.chart().text();
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int one = from >> shift & 0xff;
      int other = to >> shift & 0xff;
      mixed = mixed << 8 | (int) Math.rint(one + (other - one) * strength);
    }
    return mixed;
  }

  @Override
  public String spoken() {
    StringBuilder said = new StringBuilder();
    for (LessonGrid grid : reading.grids()) {
      double squares = 0;
      for (int row = 0; row < grid.rows(); row++) {
        for (int column = 0; column < grid.columns(); column++) {
          squares += grid.share(row, column) * grid.share(row, column);
        }
      }
      double size = Math.sqrt(squares / Math.max(1, grid.rows() * grid.columns()));
      said.append(words.series(grid.key()))
          .append(": ")
          .append(Math.round(100 * size))
          .append(" %. ");
    }
    return said.toString().strip();
  }
}
