package org.leadlight.app.workbench;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import org.leadlight.app.shell.Texts;

/** Binds one tile. */
public final class TileController {

  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final TileViewModel model;
  private final Texts texts;

  @FXML private FlatTile tile;
  @FXML private VBox face;
  @FXML private HBox figure;
  @FXML private Label name;
  @FXML private Label corner;
  @FXML private Label value;
  @FXML private Label unit;
  @FXML private Label note;
  @FXML private ProgressBar bar;
  @FXML private Pane trend;
  @FXML private Polyline line;
  @FXML private Circle end;

  /** A controller of a tile. */
  public TileController(TileViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    String title = texts.get("tile." + model.name() + ".name");
    tile.getStyleClass().add(model.name());
    tile.setId("tile-" + model.name());
    tile.setFocusTraversable(true);
    tile.setAccessibleRole(AccessibleRole.TEXT);
    tile.accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () -> spoken(title),
                model.valueProperty(),
                model.unitProperty(),
                model.cornerProperty(),
                model.noteProperty()));
    name.setText(title);
    corner.textProperty().bind(model.cornerProperty());
    value.textProperty().bind(model.valueProperty());
    unit.textProperty().bind(model.unitProperty());
    note.textProperty().bind(model.noteProperty());
    model.staleProperty().subscribe(stale -> tile.pseudoClassStateChanged(STALE, stale));
    bindBar();
    model.trendProperty().subscribe(this::draw);
    trend.widthProperty().subscribe(width -> draw(model.trendProperty().get()));
    arrange(false);
  }

  /** The place of the bar stays even while there is nothing to fill it with. */
  private void bindBar() {
    bar.progressProperty().bind(model.shareProperty().map(share -> finite(share.doubleValue())));
    bar.visibleProperty()
        .bind(model.shareProperty().map(share -> Double.isFinite(share.doubleValue())));
  }

  private static double finite(double share) {
    return Double.isFinite(share) ? Math.max(0, share) : 0;
  }

  private String spoken(String title) {
    StringBuilder words =
        new StringBuilder(
            texts.format("tile.accessible", title, model.valueProperty().get(), unit.getText()));
    for (String more : new String[] {model.cornerProperty().get(), model.noteProperty().get()}) {
      words.append(more.isEmpty() ? "" : ", ").append(more);
    }
    return words.toString();
  }

  /** Puts the parts in their places: beneath each other, or beside the number in a row of tiles. */
  void arrange(boolean inRow) {
    face.getChildren().removeAll(note, bar, trend);
    figure.getChildren().removeAll(note, trend);
    if (inRow) {
      figure.getChildren().add(model.hasTrend() ? trend : note);
      HBox.setHgrow(trend, Priority.ALWAYS);
    } else {
      addWhere(model.hasNote(), note);
      addWhere(model.hasBar(), bar);
      addWhere(model.hasTrend(), trend);
    }
  }

  private void addWhere(boolean wanted, Node part) {
    if (wanted) {
      face.getChildren().add(part);
    }
  }

  private void draw(Points points) {
    line.getPoints().clear();
    end.setVisible(points.size() > 0);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      low = Math.min(low, points.values()[i]);
      high = Math.max(high, points.values()[i]);
    }
    double width = Math.max(1, trend.getWidth() - 6);
    double height = Math.max(1, trend.getPrefHeight() - 6);
    double span = high > low ? high - low : 1;
    Double[] corners = new Double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      corners[2 * i] = 3 + width * i / Math.max(1, points.size() - 1);
      corners[2 * i + 1] = 3 + height * (high > low ? (high - points.values()[i]) / span : 0.5);
      end.setCenterX(corners[2 * i]);
      end.setCenterY(corners[2 * i + 1]);
    }
    line.getPoints().setAll(corners);
  }
}
