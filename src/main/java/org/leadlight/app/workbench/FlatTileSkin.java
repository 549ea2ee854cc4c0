package org.leadlight.app.workbench;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;
import javafx.geometry.HPos;
import javafx.geometry.VPos;

/** The graphic of a tile within its padding; no shadow, no gradient, no resizing of fonts. */
final class FlatTileSkin extends TileSkin {

  FlatTileSkin(Tile tile) {
    super(tile);
  }

  /** Called by the constructor of the library's skin. */
  @Override
  protected void initGraphics() {
    getChildren().setAll(tile.getGraphic());
  }

  /**
   * The parts are bound by the tile's controller; the library's own listeners are the dear ones.
   */
  @Override
  protected void registerListeners() {}

  @Override
  protected void handleEvents(String type) {}

  @Override
  protected void handleCurrentValue(double value) {}

  @Override
  protected void resize() {}

  @Override
  protected void redraw() {}

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return left + right;
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return left + getSkinnable().getGraphic().prefWidth(-1) + right;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return top + getSkinnable().getGraphic().minHeight(-1) + bottom;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return top + getSkinnable().getGraphic().prefHeight(-1) + bottom;
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    layoutInArea(getSkinnable().getGraphic(), x, y, width, height, -1, HPos.LEFT, VPos.TOP);
  }
}
