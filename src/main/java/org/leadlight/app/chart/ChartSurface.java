package org.leadlight.app.chart;

import java.nio.IntBuffer;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.leadlight.plot.Raster;
import org.leadlight.plot.chart.ChartPainter;

/**
 * The layers a column is shown with: pixels for lines, a canvas for its texts, one for the values
 * in the gutter and one for the cursor. Memory is taken anew only when the size changes.
 */
final class ChartSurface extends Group {

  private final ImageView lines = new ImageView();
  private final Canvas names = new Canvas();
  private final Canvas values = new Canvas();
  private final Canvas overlay = new Canvas();
  private FontBook fonts = new FontBook("System");
  private int[] pixels = {};
  private Raster raster = new Raster(pixels, 0, 0);
  private PixelBuffer<IntBuffer> buffer = bufferOf(new int[1], 1, 1);
  private double width;
  private double height;
  private double scale = 1;
  private double zoom = 1;

  ChartSurface() {
    getChildren().addAll(lines, names, values, overlay);
    setManaged(false);
  }

  void setFonts(FontBook newFonts) {
    fonts = newFonts;
  }

  /**
   * Takes a size.
   *
   * @param newWidth of the scene's units
   * @param newHeight of the scene's units
   * @param pixelsPerUnit above 1 where the screen is finer than the scene's units
   * @param newZoom units of the scene for one of what is painted, above 1 where text is large
   */
  void setSize(double newWidth, double newHeight, double pixelsPerUnit, double newZoom) {
    zoom = newZoom;
    if (newWidth == width && newHeight == height && pixelsPerUnit == scale) {
      return;
    }
    width = newWidth;
    height = newHeight;
    scale = pixelsPerUnit;
    int across = (int) Math.ceil(width * scale);
    int down = (int) Math.ceil(height * scale);
    pixels = new int[across * down];
    raster = new Raster(pixels, across, down);
    buffer = bufferOf(pixels, across, down);
    lines.setImage(new WritableImage(buffer));
    lines.setFitWidth(across / scale);
    lines.setFitHeight(down / scale);
    for (Canvas canvas : new Canvas[] {names, values, overlay}) {
      canvas.setWidth(width);
      canvas.setHeight(height);
    }
  }

  void paintFigure(ChartPainter painter, String axisLabel) {
    buffer.updateBuffer(
        all -> {
          CanvasDrawing letters = on(names);
          letters.begin();
          painter.paintFigure(new PixelDrawing(raster, scale * zoom, letters), axisLabel);
          letters.end();
          return null;
        });
  }

  void paintValues(ChartPainter painter, double cursor) {
    CanvasDrawing drawing = on(values);
    drawing.begin();
    painter.paintValues(drawing, cursor);
    drawing.end();
  }

  void paintOverlay(ChartPainter painter, double cursor, double... selected) {
    CanvasDrawing drawing = on(overlay);
    drawing.begin();
    painter.paintOverlay(drawing, cursor, selected);
    drawing.end();
  }

  /** How wide words are in the charts' font. */
  FontBook fonts() {
    return fonts;
  }

  private CanvasDrawing on(Canvas canvas) {
    return new CanvasDrawing(canvas.getGraphicsContext2D(), fonts, zoom);
  }

  private static PixelBuffer<IntBuffer> bufferOf(int[] pixels, int width, int height) {
    return new PixelBuffer<>(
        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }
}
