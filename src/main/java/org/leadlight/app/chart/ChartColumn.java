package org.leadlight.app.chart;

import java.nio.IntBuffer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Raster;
import org.leadlight.plot.Scale;

/** A column of panels on one x axis; draws on the pulse, only when something changed. */
public final class ChartColumn extends Region {
  private final ImageView lines = new ImageView();
  private final Canvas texts = new Canvas();
  private final Canvas overlay = new Canvas();
  private ChartSnapshot shown = ChartSnapshot.empty();
  private ChartTheme theme = ChartTheme.light();
  private double smoothing = 0.88;
  private String axisLabel = "step";
  private double from = Double.NaN;
  private double to = Double.NaN;
  private double scroll;
  private double cursor = Double.NaN;
  private double pressed = Double.NaN;

  /** Makes an empty column. */
  public ChartColumn() {
    getChildren().addAll(lines, texts, overlay);
    setMinSize(320, 160);
    setOnMouseMoved(e -> moveCursor(e.getX()));
    setOnMouseExited(e -> moveCursor(-1));
    setOnScroll(this::wheel);
    setOnMousePressed(e -> pressed = e.getX());
    setOnMouseReleased(this::select);
    setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2) {
            showAll();
          }
        });
  }

  /** Shows a snapshot from the next pulse on. */
  public void setSnapshot(ChartSnapshot snapshot) {
    shown = snapshot;
    requestLayout();
  }

  /** Changes colours and font. */
  public void setTheme(ChartTheme theme) {
    this.theme = theme;
    requestLayout();
  }

  /** Sets the smoothing, from 0 (none) to below 1. */
  public void setSmoothing(double weight) {
    smoothing = Math.clamp(weight, 0, 0.999);
    requestLayout();
  }

  /** Shows all steps again. */
  public void showAll() {
    from = Double.NaN;
    to = Double.NaN;
    requestLayout();
  }

  /** Sets the x axis' name. */
  public void setAxisLabel(String label) {
    axisLabel = label;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    int width = (int) getWidth();
    int height = (int) getHeight();
    if (width < 240 || height < 60) {
      return;
    }
    ChartLayout layout = arrange();
    Scale.Linear x = x(layout);
    int[] pixels = new int[width * height];
    Raster raster = new Raster(pixels, width, height);
    resize(texts, width, height);
    resize(overlay, width, height);
    GraphicsContext context = texts.getGraphicsContext2D();
    context.clearRect(0, 0, width, height);
    PanelPainter painter =
        new PanelPainter(raster, context, theme, layout, shown, x, smoothing, cursor);
    painter.paintPixels();
    painter.paintTexts(axisLabel);
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    lines.setImage(new WritableImage(buffer));
    paintOverlay(layout, x);
  }

  private ChartLayout arrange() {
    return ChartLayout.of(shown.panels(), getWidth(), getHeight(), scroll);
  }

  private Scale.Linear x(ChartLayout layout) {
    double end = Math.max(1, Math.max(shown.plannedSteps(), shown.step()));
    return new Scale.Linear(
        Double.isNaN(from) ? 0 : from, Double.isNaN(to) ? end : to, layout.left(), layout.right());
  }

  private void paintOverlay(ChartLayout layout, Scale.Linear x) {
    GraphicsContext context = overlay.getGraphicsContext2D();
    context.clearRect(0, 0, getWidth(), getHeight());
    context.setFont(Font.font(theme.fontFamily(), 11));
    context.setTextAlign(TextAlignment.RIGHT);
    for (ChartSnapshot.Mark mark : shown.marks()) {
      double px = Math.round(x.pixel(mark.step())) + 0.5;
      if (px >= x.start() && px <= x.end()) {
        context.setStroke(theme.accent());
        context.setLineDashes(4, 3);
        context.strokeLine(px, 4, px, layout.bottom());
        context.setFill(theme.accent());
        context.fillText(mark.label(), px - 5, 12);
      }
    }
    context.setLineDashes();
    double step = Double.isNaN(cursor) ? shown.step() : cursor;
    double px = Math.round(x.pixel(step)) + 0.5;
    if (px >= x.start() && px <= x.end()) {
      context.setStroke(theme.text());
      context.strokeLine(px, 4, px, layout.bottom());
      context.setFill(theme.text());
      context.fillRoundRect(px - 18, layout.bottom() + 6, 36, 18, 6, 6);
      context.setFill(theme.background());
      context.setTextAlign(TextAlignment.CENTER);
      context.fillText(NumberText.fixed(step, 0), px, layout.bottom() + 19);
    }
  }

  private void moveCursor(double px) {
    Scale.Linear x = x(arrange());
    boolean inside = px >= x.start() && px <= x.end();
    cursor =
        inside ? Math.clamp(Math.round(x.value(px)), 0, Math.max(0, shown.step())) : Double.NaN;
    requestLayout();
  }

  private void wheel(ScrollEvent event) {
    ChartLayout layout = arrange();
    Scale.Linear x = x(layout);
    if (event.getX() < x.start()) {
      scroll = Math.clamp(scroll - event.getDeltaY(), 0, layout.overflow());
    } else {
      double at = x.value(event.getX());
      double factor = event.getDeltaY() > 0 ? 0.8 : 1.25;
      show(at - (at - x.from()) * factor, at + (x.to() - at) * factor);
    }
    event.consume();
    requestLayout();
  }

  private void select(MouseEvent event) {
    Scale.Linear x = x(arrange());
    double low = Math.clamp(Math.min(pressed, event.getX()), x.start(), x.end());
    double high = Math.clamp(Math.max(pressed, event.getX()), x.start(), x.end());
    if (high - low > 8) {
      show(x.value(low), x.value(high));
    }
  }

  private void show(double low, double high) {
    double end = Math.max(1, Math.max(shown.plannedSteps(), shown.step()));
    from = Math.max(0, low);
    to = Math.min(end, Math.max(high, from + 2));
    requestLayout();
  }

  private static void resize(Canvas canvas, double width, double height) {
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
    }
  }
}
