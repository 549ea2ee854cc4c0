package org.leadlight.app.workbench;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.leadlight.app.shell.TextSize;

/**
 * Tiles in a column, or the first four of them in a row, which large text breaks into two. What has
 * no room is not shown, so that nothing scrolls and nothing is cut.
 */
public final class TilesPane extends Pane {

  private static final int SHOWN_IN_ROWS = 4;
  private static final double LEAST_IN_A_ROW = 136; // wide, at the usual size of text
  private static final double GAP = 6;
  private static final double ROW = 48;

  private final BooleanProperty row = new SimpleBooleanProperty();
  private double zoom = 1; // of the text

  /** An empty column. */
  public TilesPane() {
    row.subscribe(this::requestLayout);
    TextSize.factor(this).subscribe(this::zoom);
  }

  private void zoom(double factor) {
    zoom = factor;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** Whether the tiles stand in one row. */
  public BooleanProperty rowProperty() {
    return row;
  }

  @Override
  protected double computeMinHeight(double width) {
    return row.get() ? prefHeight(width) : 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    if (!row.get()) {
      return super.computePrefHeight(width);
    }
    int rows = (SHOWN_IN_ROWS + inARow(width) - 1) / inARow(width);
    return getInsets().getTop() + rows * ROW * zoom + getInsets().getBottom();
  }

  /** Four tiles stand in one row, in two or beneath each other. */
  private int inARow(double width) {
    double least = LEAST_IN_A_ROW * zoom;
    return width < 0 || width >= 4 * least ? 4 : width >= 2 * least ? 2 : 1;
  }

  @Override
  protected void layoutChildren() {
    if (row.get()) {
      layoutRow(getManagedChildren());
    } else {
      layoutColumn(getManagedChildren());
    }
  }

  private void layoutRow(List<Node> tiles) {
    Insets insets = getInsets();
    int across = inARow(getWidth());
    double height = ROW * zoom;
    double wide = (getWidth() - insets.getLeft() - insets.getRight()) / across;
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).setVisible(i < SHOWN_IN_ROWS);
      double x = snapPositionX(insets.getLeft() + i % across * wide);
      double end = snapPositionX(insets.getLeft() + (i % across + 1) * wide);
      double y = insets.getTop() + i / across * height;
      tiles.get(i).resizeRelocate(x, y, end - x, height);
    }
  }

  private void layoutColumn(List<Node> tiles) {
    Insets insets = getInsets();
    double width = getWidth() - insets.getLeft() - insets.getRight();
    double y = insets.getTop();
    double bottom = getHeight() - insets.getBottom();
    for (Node tile : tiles) {
      double height = snapSizeY(tile.prefHeight(width));
      tile.setVisible(y + height <= bottom);
      tile.resizeRelocate(insets.getLeft(), y, width, height);
      y += height + GAP;
    }
  }
}
