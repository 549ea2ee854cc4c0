package org.leadlight.app.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.TextSize;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;

/** Shows a figure of a report as wide as there is room, its words as large as those around it. */
public final class FigureView extends Region {

  private static final double LEAST = 280; // wide

  private final Canvas canvas = new Canvas();
  private FontBook fonts = new FontBook("System");
  private AttackTheme theme = AttackTheme.LIGHT;
  private @Nullable AttackFigure figure;
  private double zoom = 1;

  /** Makes a view of nothing. */
  public FigureView() {
    getChildren().add(canvas);
    getStyleClass().add("figure");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    TextSize.factor(this).subscribe(this::zoom);
  }

  /** Shows a figure, or nothing, in some colours. */
  public void show(@Nullable AttackFigure itsFigure, AttackTheme itsTheme) {
    figure = itsFigure;
    theme = itsTheme;
    setAccessibleText(itsFigure == null ? "" : itsFigure.spoken());
    requestLayout();
  }

  /** Shows it so many times larger. */
  private void zoom(double factor) {
    zoom = factor;
    setMinWidth(LEAST * factor);
    requestLayout();
  }

  /** Changes the font family. */
  public void setFontFamily(String family) {
    fonts = new FontBook(family);
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    AttackFigure shown = figure;
    return shown == null ? 0 : Math.ceil(shown.height() * zoom);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    canvas.setWidth(width);
    canvas.setHeight(height);
    CanvasDrawing drawing = new CanvasDrawing(canvas.getGraphicsContext2D(), fonts, zoom);
    drawing.begin();
    AttackFigure shown = figure;
    if (shown != null && width > 0 && height > 0) {
      shown.paint(drawing, theme, width / zoom, height / zoom);
    }
    drawing.end();
  }
}
