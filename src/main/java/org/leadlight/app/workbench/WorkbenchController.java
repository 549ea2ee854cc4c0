package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Leaflet;
import org.leadlight.app.shell.Views;
import org.leadlight.plot.chart.ChartTheme;

/** Binds the header, the charts and the tiles. */
public final class WorkbenchController {

  private static final String FONT = "Leadlight Sans";
  private static final double NARROW = 840;
  private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
  private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

  private final WorkbenchViewModel model;
  private final ObservableValue<Boolean> dark;
  private final ChartPlan plan;
  private final Views views;
  private final ChartFiles files;
  private final Leaflet leaflet = new Leaflet();

  private @Nullable ChartBarController chartBar;

  @FXML private Label titleLabel;
  @FXML private Label subtitleLabel;
  @FXML private Label chipLabel;
  @FXML private Hyperlink followLink;
  @FXML private Label noticeLabel;
  @FXML private Hyperlink changesLink;
  @FXML private HBox remarkBox;
  @FXML private Label remarkLabel;
  @FXML private Button remarkButton;
  @FXML private ChartColumn charts;
  @FXML private VBox invitation;
  @FXML private BorderPane middle;
  @FXML private VBox above;
  @FXML private TilesPane tiles;
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
    this.plan = new ChartPlan(views.texts(), model.recipe().factories());
    this.views = views;
    this.files = files;
  }

  @FXML
  private void initialize() {
    titleLabel.textProperty().bind(model.titleProperty());
    subtitleLabel.textProperty().bind(model.subtitleProperty());
    SettingController.showFault(chipLabel, model.chipProperty());
    SettingController.showFault(noticeLabel, model.noticeProperty());
    model.stateProperty().subscribe(this::markState);
    SettingController.showOnlyWhile(
        remarkBox, model.remarkProperty().map(words -> !words.isEmpty()));
    remarkLabel.textProperty().bind(model.remarkProperty());
    model.steering().headProperty().subscribe(this::countChanges);
    charts.setOnMark(step -> changesLink.fire());
    SettingController.showOnlyWhile(
        followLink, model.chosenProperty().map(OptionalLong::isPresent));
    followLink.setOnAction(pressed -> model.chosenProperty().set(OptionalLong.empty()));
    charts.setName(views.texts().get("charts.accessible"));
    charts.setAxisLabel(views.texts().get("chart.step"));
    charts.visibleProperty().bind(model.snapshotProperty().map(shown -> shown.head().isPresent()));
    invitation.visibleProperty().bind(charts.visibleProperty().not());
    charts.setFontFamily(FONT);
    dark.subscribe(isDark -> charts.setTheme(themeOf(isDark)));
    model
        .snapshotProperty()
        .map(shown -> shown.head().map(RunHead::id))
        .subscribe(charts::beginAnew);
    model.snapshotProperty().subscribe(snapshot -> charts.setSnapshot(plan.of(snapshot)));
    addChartBar();
    wordsController.bind(lower);
    List<TileController> faces = new ArrayList<>();
    for (TileViewModel tile : model.tiles().tiles()) {
      TileController face = new TileController(tile, views.texts());
      faces.add(face);
      tiles.getChildren().add(views.load(FxmlFile.TILE, face));
    }
    new WorkbenchLayout(middle, above, tiles, faces, charts).follow(Breadth.narrow(middle));
  }

  private void addChartBar() {
    ObservableValue<Boolean> narrow = header.widthProperty().map(w -> w.doubleValue() < NARROW);
    chartBar = new ChartBarController(charts, files, narrow, this::copyAsCommand, views.texts());
    Parent bar = views.load(FxmlFile.CHART_BAR, chartBar);
    bar.visibleProperty().bind(charts.visibleProperty());
    bar.managedProperty().bind(bar.visibleProperty());
    header.getChildren().add(bar);
  }

  /** Takes the command that gives the run shown again to the clipboard. */
  public void copyAsCommand() {
    model.snapshotProperty().get().head().map(RunHead::spec).ifPresent(RecipeFiles::copyAsCommand);
  }

  /** Opens the ways to take the charts elsewhere, once there are charts. */
  public void openExport() {
    if (chartBar != null && charts.isVisible()) {
      chartBar.openExport();
    }
  }

  private static ChartTheme themeOf(boolean isDark) {
    return isDark ? ChartTheme.DARK : ChartTheme.LIGHT;
  }

  private void countChanges(Optional<RunHead> head) {
    String count = head.map(run -> RunChangesList.count(views.texts(), run)).orElse("");
    changesLink.setText(count);
    show(changesLink, !count.isEmpty());
  }

  @FXML
  private void showChanges() {
    changesLink.setVisited(false);
    RunChangesList.open(changesLink, model.steering(), leaflet, views.texts());
  }

  @FXML
  private void resume() {
    model.commands().pauseOrResume();
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void markState(@Nullable RunState state) {
    boolean goesOn = state != null && (state.isResumable() || state == RunState.HELD);
    show(remarkButton, goesOn);
    remarkBox.pseudoClassStateChanged(FAULT, state == RunState.FAILED);
    remarkBox.pseudoClassStateChanged(PLAIN, !goesOn);
    markChip(state);
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
