package org.leadlight.app.chart;

import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.plot.chart.Averages;
import org.leadlight.plot.chart.ChartPainter;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.ChartTable;
import org.leadlight.plot.chart.ChartTheme;
import org.leadlight.plot.chart.ChartView;

/** Exactly what a column shows at one moment, as a picture, as SVG or as a table. */
public final class ChartExport {

  private static final int FINENESS = 2; // pixels to a unit

  private final ChartSnapshot shown;
  private final ChartView view;
  private final ChartTheme theme;
  private final double width;
  private final double height;
  private final String axisLabel;
  private final FontBook fonts;

  ChartExport(
      ChartSnapshot shown,
      ChartView view,
      ChartTheme theme,
      double width,
      double height,
      String axisLabel,
      FontBook fonts) {
    this.shown = shown;
    this.view = view;
    this.theme = theme;
    this.width = Math.floor(width);
    this.height = Math.floor(height);
    this.axisLabel = axisLabel;
    this.fonts = fonts;
  }

  /** A picture of twice the size; on the FX thread. */
  public BufferedImage image() {
    ChartSurface surface = new ChartSurface();
    surface.setFonts(fonts);
    surface.setSize(width, height, FINENESS, 1);
    ChartPainter painter = painter();
    surface.paintFigure(painter, axisLabel);
    surface.paintValues(painter, Double.NaN);
    surface.paintOverlay(painter, Double.NaN);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(FINENESS, FINENESS));
    parameters.setFill(Color.TRANSPARENT);
    return SwingFXUtils.fromFXImage(surface.snapshot(parameters, null), null);
  }

  /** Scalable vector graphics; on the FX thread, for the widths of words. */
  public String svg() {
    SvgDrawing drawing = new SvgDrawing(width, height, fonts::width);
    ChartPainter painter = painter();
    painter.paintFigure(drawing, axisLabel);
    painter.paintValues(drawing, Double.NaN);
    painter.paintOverlay(drawing, Double.NaN);
    return drawing.document();
  }

  /** The numbers, one row for each step; may take long. */
  public String csv() {
    return ChartTable.csv(shown, view, new Averages());
  }

  private ChartPainter painter() {
    return new ChartPainter(shown, view, theme, width, height, new Averages());
  }
}
