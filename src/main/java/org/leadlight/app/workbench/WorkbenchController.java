package org.leadlight.app.workbench;

import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Views;

/** Binds the header, the charts and the tiles. */
public final class WorkbenchController {

  private final WorkbenchViewModel model;
  private final Views views;

  @FXML private Label titleLabel;
  @FXML private Label subtitleLabel;
  @FXML private Label chipLabel;
  @FXML private Label noticeLabel;
  @FXML private StackPane charts;
  @FXML private VBox tiles;

  /** A controller for a workbench. */
  public WorkbenchController(WorkbenchViewModel model, Views views) {
    this.model = model;
    this.views = views;
  }

  @FXML
  private void initialize() {
    titleLabel.textProperty().bind(model.titleProperty());
    subtitleLabel.textProperty().bind(model.subtitleProperty());
    SettingController.showFault(chipLabel, model.chipProperty());
    SettingController.showFault(noticeLabel, model.noticeProperty());
    model.stateProperty().subscribe(this::markChip);
    for (TileViewModel tile : model.tiles().tiles()) {
      tiles.getChildren().add(views.load(FxmlFile.TILE, new TileController(tile, views.texts())));
    }
  }

  private void markChip(@Nullable RunState state) {
    for (RunState each : RunState.values()) {
      chipLabel.getStyleClass().remove(styleOf(each));
    }
    if (state != null) {
      chipLabel.getStyleClass().add(styleOf(state));
    }
  }

  private static String styleOf(RunState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
