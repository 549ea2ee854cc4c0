package org.leadlight.app.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;

/** Shows a figure of a report as wide as there is room. */
public final class FigureView extends Region {

  private final Canvas canvas = new Canvas();
  private FontBook fonts = new FontBook("System");
  private AttackTheme theme = AttackTheme.LIGHT;
  private @Nullable AttackFigure figure;

  /** Makes a view of nothing. */
  public FigureView() {
    getChildren().add(canvas);
    getStyleClass().add("figure");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinWidth(280);
  }

  /** Shows a figure, or nothing, in some colours. */
  public void show(@Nullable AttackFigure itsFigure, AttackTheme itsTheme) {
    figure = itsFigure;
    theme = itsTheme;
    setAccessibleText(itsFigure == null ? "" : itsFigure.spoken());
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
    return shown == null ? 0 : Math.ceil(shown.height());
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
    CanvasDrawing drawing = new CanvasDrawing(canvas.getGraphicsContext2D(), fonts);
    drawing.begin();
    AttackFigure shown = figure;
    if (shown != null && width > 0 && height > 0) {
      shown.paint(drawing, theme, width, height);
    }
    drawing.end();
  }
}
