package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.ChartView;
import org.leadlight.plot.chart.PanelSpec;

/** Binds what changes the look of the charts and what takes them elsewhere. */
public final class ChartBarController {

  private static final List<Double> SMOOTHINGS = List.of(0.0, 0.6, 0.88, 0.95, 0.99);

  private final ChartColumn charts;
  private final ChartFiles files;
  private final ObservableValue<Boolean> narrow;
  private final Runnable command;
  private final Texts texts;

  @FXML private HBox bar;
  @FXML private ComboBox<Double> smoothing;
  @FXML private MenuButton lines;
  @FXML private MenuButton export;
  @FXML private Button copy;
  @FXML private MenuButton more;

  /**
   * A controller of some charts.
   *
   * @param narrow whether there is room for one menu only
   * @param command takes the run to the clipboard, as the command that trains it
   */
  public ChartBarController(
      ChartColumn charts,
      ChartFiles files,
      ObservableValue<Boolean> narrow,
      Runnable command,
      Texts texts) {
    this.charts = charts;
    this.files = files;
    this.narrow = narrow;
    this.command = command;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    bindSmoothing();
    narrow.subscribe(this::arrange);
    lines.setOnShowing(shown -> lines.getItems().setAll(lineItems()));
    more.setOnShowing(shown -> fillMore());
    lines.getItems().setAll(lineItems());
    fillMore();
  }

  private void fillMore() {
    Menu charted = new Menu(texts.get("charts.lines"), null, lineItems().toArray(MenuItem[]::new));
    Menu exports =
        new Menu(texts.get("charts.export"), null, exportItems().toArray(MenuItem[]::new));
    MenuItem copied = new MenuItem(texts.get("recipe.copy"));
    copied.setOnAction(chosen -> command.run());
    more.getItems().setAll(charted, exports, copied);
    export.getItems().setAll(exportItems());
  }

  /** Opens the menu with the ways to export. */
  void openExport() {
    MenuButton menu = more.isVisible() ? more : export;
    menu.requestFocus();
    menu.show();
  }

  private void arrange(boolean isNarrow) {
    show(lines, !isNarrow);
    show(export, !isNarrow);
    show(copy, !isNarrow);
    show(more, isNarrow);
  }

  /** The button says for a moment that it has done what nobody can see. */
  @FXML
  private void copyCommand() {
    command.run();
    copy.setMinWidth(copy.getWidth());
    copy.setText(texts.get("recipe.copied"));
    PauseTransition moment = new PauseTransition(Duration.seconds(2));
    moment.setOnFinished(over -> copy.setText(texts.get("recipe.copy")));
    moment.play();
  }

  private static void show(ButtonBase button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }

  private void bindSmoothing() {
    smoothing.getItems().setAll(SMOOTHINGS);
    smoothing.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double weight) {
            return weight == null || weight == 0
                ? texts.get("charts.smoothing.none")
                : texts.format("charts.smoothing", NumberText.plain(weight));
          }

          @Override
          public Double fromString(String text) {
            throw new UnsupportedOperationException("The list is not typed into.");
          }
        });
    ObjectProperty<ChartView> view = charts.viewProperty();
    smoothing.setValue(view.get().smoothing());
    smoothing.valueProperty().subscribe(weight -> view.set(view.get().smoothed(weight)));
    view.subscribe(looked -> smoothing.setValue(looked.smoothing()));
  }

  private List<MenuItem> lineItems() {
    ChartSnapshot shown = charts.snapshot();
    List<MenuItem> items = new ArrayList<>();
    items.add(item("charts.all.steps", ChartView::allSteps));
    items.add(item("charts.all.lines", ChartView::withEverything));
    items.add(check("charts.log.steps", ChartView::logSteps, ChartView::withLogSteps));
    items.add(check("charts.log.values", ChartView::logValues, ChartView::withLogValues));
    items.add(new SeparatorMenuItem());
    for (PanelSpec panel : shown.panels()) {
      if (panel instanceof PanelSpec.Steps steps) {
        items.add(panelItem(steps, shown));
      }
    }
    List<String> seen = new ArrayList<>();
    for (ChartSeries line : shown.lines()) {
      if (!seen.contains(line.key())) {
        seen.add(line.key());
        items.add(lineItem(line, shown));
      }
    }
    return items;
  }

  private CheckMenuItem panelItem(PanelSpec.Steps panel, ChartSnapshot shown) {
    CheckMenuItem item = new CheckMenuItem(panel.title());
    item.setMnemonicParsing(false);
    item.setSelected(!charts.viewProperty().get().folds(panel, shown));
    item.setOnAction(chosen -> change(view -> view.toggling(panel.key())));
    return item;
  }

  private CheckMenuItem lineItem(ChartSeries line, ChartSnapshot shown) {
    CheckMenuItem item = new CheckMenuItem(line.name());
    item.setMnemonicParsing(false);
    item.setSelected(charts.viewProperty().get().shows(line, shown));
    item.setOnAction(chosen -> change(view -> view.toggling(line.key())));
    return item;
  }

  private MenuItem item(String key, UnaryOperator<ChartView> change) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(chosen -> change(change));
    return item;
  }

  private CheckMenuItem check(
      String key, Predicate<ChartView> is, BiFunction<ChartView, Boolean, ChartView> with) {
    CheckMenuItem item = new CheckMenuItem(texts.get(key));
    item.setSelected(is.test(charts.viewProperty().get()));
    item.setOnAction(chosen -> change(view -> with.apply(view, item.isSelected())));
    return item;
  }

  private void change(UnaryOperator<ChartView> change) {
    charts.viewProperty().set(change.apply(charts.viewProperty().get()));
  }

  private List<MenuItem> exportItems() {
    List<MenuItem> items = new ArrayList<>();
    for (ChartFiles.Kind kind : ChartFiles.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      MenuItem item = new MenuItem(texts.get("charts.export." + name));
      item.setId("export-" + name);
      item.setOnAction(chosen -> files.export(kind, charts.export(), bar.getScene().getWindow()));
      items.add(item);
    }
    return items;
  }
}
