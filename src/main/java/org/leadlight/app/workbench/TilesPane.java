package org.leadlight.app.workbench;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Tiles in a column, or the first four of them in one row. What has no room is not shown, so that
 * nothing scrolls and nothing is cut.
 */
public final class TilesPane extends Pane {

  private static final int IN_A_ROW = 4;
  private static final double GAP = 6;

  private final BooleanProperty row = new SimpleBooleanProperty();

  /** An empty column. */
  public TilesPane() {
    row.subscribe(this::requestLayout);
  }

  /** Whether the tiles stand in one row. */
  public BooleanProperty rowProperty() {
    return row;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
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
    double height = getHeight() - insets.getTop() - insets.getBottom();
    double wide = (getWidth() - insets.getLeft() - insets.getRight()) / IN_A_ROW;
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).setVisible(i < IN_A_ROW);
      double x = snapPositionX(insets.getLeft() + i * wide);
      double end = snapPositionX(insets.getLeft() + (i + 1) * wide);
      tiles.get(i).resizeRelocate(x, insets.getTop(), end - x, height);
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
