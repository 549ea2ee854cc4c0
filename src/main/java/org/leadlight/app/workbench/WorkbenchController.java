package org.leadlight.app.workbench;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Views;
import org.leadlight.plot.chart.ChartTheme;

/** Binds the header, the charts and the tiles. */
public final class WorkbenchController {

  private static final String FONT = "Leadlight Sans";
  private static final double NARROW = 840;

  private final WorkbenchViewModel model;
  private final ObservableValue<Boolean> dark;
  private final ChartPlan plan;
  private final Views views;
  private final ChartFiles files;

  @FXML private Label titleLabel;
  @FXML private Label subtitleLabel;
  @FXML private Label chipLabel;
  @FXML private Label noticeLabel;
  @FXML private ChartColumn charts;
  @FXML private VBox tiles;
  @FXML private HBox header;
  @FXML private DrawerPane lower;
  @FXML private WordsController wordsController;

  /**
   * A controller for a workbench.
   *
   * @param dark whether the charts are drawn for a dark window
   */
  public WorkbenchController(
      WorkbenchViewModel model, ObservableValue<Boolean> dark, Views views, ChartFiles files) {
    this.model = model;
    this.dark = dark;
    this.plan = new ChartPlan(views.texts());
    this.views = views;
    this.files = files;
  }

  @FXML
  private void initialize() {
    titleLabel.textProperty().bind(model.titleProperty());
    subtitleLabel.textProperty().bind(model.subtitleProperty());
    SettingController.showFault(chipLabel, model.chipProperty());
    SettingController.showFault(noticeLabel, model.noticeProperty());
    model.stateProperty().subscribe(this::markChip);
    charts.setAxisLabel(views.texts().get("chart.step"));
    charts.visibleProperty().bind(model.snapshotProperty().map(shown -> shown.head().isPresent()));
    charts.setFontFamily(FONT);
    dark.subscribe(isDark -> charts.setTheme(themeOf(isDark)));
    model.snapshotProperty().subscribe(snapshot -> charts.setSnapshot(plan.of(snapshot)));
    addChartBar();
    wordsController.bind(lower);
    for (TileViewModel tile : model.tiles().tiles()) {
      tiles.getChildren().add(views.load(FxmlFile.TILE, new TileController(tile, views.texts())));
    }
  }

  private void addChartBar() {
    ObservableValue<Boolean> narrow = header.widthProperty().map(w -> w.doubleValue() < NARROW);
    Parent bar =
        views.load(
            FxmlFile.CHART_BAR,
            new ChartBarController(charts, files, narrow, this::copyAsCommand, views.texts()));
    bar.visibleProperty().bind(charts.visibleProperty());
    header.getChildren().add(bar);
  }

  private void copyAsCommand() {
    model.snapshotProperty().get().head().map(RunHead::spec).ifPresent(RecipeFiles::copyAsCommand);
  }

  private static ChartTheme themeOf(boolean isDark) {
    return isDark ? ChartTheme.DARK : ChartTheme.LIGHT;
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
