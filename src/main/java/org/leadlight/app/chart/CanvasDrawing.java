package org.leadlight.app.chart;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.leadlight.plot.Columns;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Trace;

/** Draws onto a canvas: for texts and for the few lines of an overlay. */
final class CanvasDrawing implements Drawing {

  private final GraphicsContext context;
  private final FontBook fonts;
  private final double zoom;
  private final Map<Integer, Color> colors = new HashMap<>();

  /**
   * A drawing on a canvas.
   *
   * @param zoom units of the canvas for one of the drawing
   */
  CanvasDrawing(GraphicsContext context, FontBook fonts, double zoom) {
    this.context = context;
    this.fonts = fonts;
    this.zoom = zoom;
  }

  /** Wipes the canvas and begins anew. */
  void begin() {
    context.save();
    context.setTextBaseline(VPos.CENTER);
    context.setLineCap(StrokeLineCap.ROUND);
    context.clearRect(0, 0, context.getCanvas().getWidth(), context.getCanvas().getHeight());
    context.scale(zoom, zoom);
    context.save();
  }

  /** Leaves the canvas as it was found, but for what was drawn. */
  void end() {
    context.restore();
    context.restore();
  }

  @Override
  public double grain() {
    return 1;
  }

  @Override
  public void clip(double left, double top, double right, double bottom) {
    context.restore();
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
  }

  @Override
  public void rectangle(double left, double top, double right, double bottom, int argb) {
    context.setFill(color(argb));
    context.fillRect(left, top, right - left, bottom - top);
  }

  @Override
  public void rounded(
      double left, double top, double right, double bottom, double radius, int argb) {
    context.setFill(color(argb));
    context.fillRoundRect(left, top, right - left, bottom - top, 2 * radius, 2 * radius);
  }

  @Override
  public void line(Trace trace, double width, int argb, double... dash) {
    context.setStroke(color(argb));
    context.setLineWidth(width);
    context.setLineDashes(dash);
    for (int i = 1; i < trace.size(); i++) {
      if (Double.isFinite(trace.y(i - 1)) && Double.isFinite(trace.y(i))) {
        context.strokeLine(trace.x(i - 1), trace.y(i - 1), trace.x(i), trace.y(i));
      }
    }
  }

  @Override
  public void columns(Columns columns, double width, int argb, double... dash) {
    context.setFill(color(argb));
    for (int c = 0; c < columns.count(); c++) {
      if (!Double.isNaN(columns.top(c))) {
        double top = columns.top(c) - width / 2;
        double high = columns.bottom(c) + width / 2 - top;
        context.fillRect(columns.x(c), top, columns.grain(), high);
      }
    }
  }

  @Override
  public void text(String words, double x, double y, Lettering lettering, int argb) {
    context.setFont(fonts.font(lettering));
    context.setFill(color(argb));
    context.setTextAlign(
        switch (lettering.align()) {
          case LEFT -> TextAlignment.LEFT;
          case CENTER -> TextAlignment.CENTER;
          case RIGHT -> TextAlignment.RIGHT;
        });
    context.fillText(words, x, Math.round(y));
  }

  @Override
  public double width(String words, Lettering lettering) {
    return fonts.width(words, lettering);
  }

  private Color color(int argb) {
    return colors.computeIfAbsent(
        argb, c -> Color.rgb(c >> 16 & 255, c >> 8 & 255, c & 255, (c >>> 24) / 255.0));
  }
}
