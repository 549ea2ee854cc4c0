package org.leadlight.app.workbench;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import org.leadlight.app.chart.ChartColumn;

/**
 * Where the tiles lie: a column beside the charts, or in a narrow window one row above them. The
 * same nodes either way, so focus and values stay.
 */
final class WorkbenchLayout {

  private final BorderPane middle;
  private final Pane above;
  private final TilesPane tiles;
  private final List<TileController> faces;
  private final ChartColumn charts;

  WorkbenchLayout(
      BorderPane middle,
      Pane above,
      TilesPane tiles,
      List<TileController> faces,
      ChartColumn charts) {
    this.middle = middle;
    this.above = above;
    this.tiles = tiles;
    this.faces = List.copyOf(faces);
    this.charts = charts;
  }

  /** Follows the width of the window from now on. */
  void follow(ObservableValue<Boolean> narrow) {
    narrow.subscribe(this::arrange);
  }

  private void arrange(boolean narrow) {
    if (narrow) {
      middle.setRight(null);
      above.getChildren().add(tiles);
      tiles.getStyleClass().add("row-of-tiles");
    } else if (above.getChildren().remove(tiles)) {
      middle.setRight(tiles);
      tiles.getStyleClass().remove("row-of-tiles");
    }
    tiles.rowProperty().set(narrow);
    faces.forEach(face -> face.arrange(narrow));
    charts.viewProperty().set(charts.viewProperty().get().compacted(narrow));
  }
}
