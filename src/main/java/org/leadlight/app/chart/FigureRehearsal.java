package org.leadlight.app.chart;

import org.leadlight.plot.Raster;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.plot.chart.Averages;
import org.leadlight.plot.chart.ChartPainter;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.ChartTheme;
import org.leadlight.plot.chart.ChartView;

/**
 * Paints charts where nobody sees them and on any thread, so that Java has loaded, linked and
 * compiled what the first figure on the screen needs: cold, that one takes the FX thread twice as
 * long.
 */
public final class FigureRehearsal {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 560;
  private static final double LETTER = 6;

  private FigureRehearsal() {}

  /** Paints the figure of a snapshot some times. */
  public static void paint(ChartSnapshot snapshot, int times) {
    for (int i = 0; i < times; i++) {
      Raster raster = new Raster(new int[WIDTH * HEIGHT], WIDTH, HEIGHT);
      SvgDrawing letters =
          new SvgDrawing(WIDTH, HEIGHT, (words, lettering) -> LETTER * words.length());
      ChartPainter painter =
          new ChartPainter(
              snapshot, ChartView.ALL, ChartTheme.LIGHT, WIDTH, HEIGHT, new Averages());
      painter.paintFigure(new PixelDrawing(raster, 1, letters), "");
      painter.paintValues(letters, Double.NaN);
      painter.paintOverlay(letters, Double.NaN);
    }
  }
}
