package org.leadlight.app.workbench;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import org.leadlight.app.shell.Texts;

/** Binds one tile. */
public final class TileController {

  private final TileViewModel model;
  private final Texts texts;

  @FXML private VBox tile;
  @FXML private Label name;
  @FXML private Label corner;
  @FXML private Label value;
  @FXML private Label unit;
  @FXML private Label note;
  @FXML private ProgressBar bar;
  @FXML private Pane trend;
  @FXML private Polyline line;
  @FXML private Circle end;

  TileController(TileViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    String title = texts.get("tile." + model.name() + ".name");
    tile.getStyleClass().add(model.name());
    tile.setId("tile-" + model.name());
    tile.accessibleTextProperty()
        .bind(
            Bindings.concat(
                title,
                " ",
                model.valueProperty(),
                " ",
                model.unitProperty(),
                ", ",
                note.textProperty()));
    tile.setFocusTraversable(true);
    name.setText(title);
    corner.textProperty().bind(model.cornerProperty());
    value.textProperty().bind(model.valueProperty());
    unit.textProperty().bind(model.unitProperty());
    note.textProperty().bind(model.noteProperty());
    bar.progressProperty()
        .bind(model.shareProperty().map(share -> Math.max(0, finite(share.doubleValue()))));
    bar.visibleProperty().bind(model.shareProperty().map(share -> !share.toString().equals("NaN")));
    bar.managedProperty().bind(bar.visibleProperty());
    trend.visibleProperty().bind(model.trendProperty().map(points -> points.size() > 1));
    trend.managedProperty().bind(trend.visibleProperty());
    model.trendProperty().subscribe(this::draw);
    trend.widthProperty().subscribe(width -> draw(model.trendProperty().get()));
  }

  private static double finite(double share) {
    return Double.isFinite(share) ? share : 0;
  }

  private void draw(Points points) {
    line.getPoints().clear();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      low = Math.min(low, points.values()[i]);
      high = Math.max(high, points.values()[i]);
    }
    double width = Math.max(1, trend.getWidth() - 6);
    double height = Math.max(1, trend.getPrefHeight() - 6);
    double span = high > low ? high - low : 1;
    for (int i = 0; i < points.size(); i++) {
      double x = 3 + width * i / Math.max(1, points.size() - 1);
      double y = 3 + height * (high > low ? (high - points.values()[i]) / span : 0.5);
      line.getPoints().addAll(x, y);
      end.setCenterX(x);
      end.setCenterY(y);
    }
  }
}
