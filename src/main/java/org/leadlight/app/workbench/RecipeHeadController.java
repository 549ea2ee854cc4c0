package org.leadlight.app.workbench;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.Preset;
import org.leadlight.run.Presets;
import org.leadlight.run.RecipeDifference;

/**
 * Binds the head of the recipe: where it comes from, its preset, and what is done with all of it.
 */
public final class RecipeHeadController {

  private final RecipePanel panel;
  private final RecipeViewModel recipe;
  private final Texts texts;

  @FXML private Button undoButton;
  @FXML private MenuItem saveItem;
  @FXML private MenuItem copyItem;
  @FXML private MenuItem resetItem;
  @FXML private VBox sources;
  @FXML private StackPane factories;
  @FXML private HBox presetTitle;
  @FXML private Label presetLabel;
  @FXML private ComboBox<Preset> presets;
  @FXML private Hyperlink differs;

  RecipeHeadController(RecipePanel panel) {
    this.panel = panel;
    this.recipe = panel.recipe();
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    undoButton.disableProperty().bind(panel.history().undoableProperty().not());
    saveItem.disableProperty().bind(recipe.startableProperty().not());
    copyItem.disableProperty().bind(recipe.startableProperty().not());
    resetItem.disableProperty().bind(recipe.differencesProperty().map(List::isEmpty));
    recipe.sources().stream()
        .map(source -> panel.views().load(FxmlFile.SETTING, new SettingController(source, panel)))
        .forEach(sources.getChildren()::add);
    offerFactories();
    bindPresets();
  }

  /** One factory is no choice; a second one brings the control. */
  private void offerFactories() {
    boolean choice = recipe.factories().size() > 1;
    factories.setVisible(choice);
    factories.setManaged(choice);
    if (!choice) {
      return;
    }
    SegmentedButton segments = new SegmentedButton();
    segments.setId("factory");
    for (FactoryDeclaration offered : recipe.factories()) {
      ToggleButton segment =
          new ToggleButton(texts.getOr("factory." + offered.id(), offered.id().replace('_', ' ')));
      segment.setId("factory-" + offered.id());
      segment.setMaxWidth(Double.MAX_VALUE);
      segment.setOnAction(
          pressed -> {
            recipe.factoryProperty().set(offered);
            segment.setSelected(true); // pressing the chosen one again leaves it chosen
          });
      recipe.factoryProperty().subscribe(chosen -> segment.setSelected(chosen == offered));
      segments.getButtons().add(segment);
    }
    factories.getChildren().add(segments);
  }

  private void bindPresets() {
    presets.setId("presets");
    presets.setAccessibleText(presetLabel.getText());
    presetLabel.setLabelFor(presets);
    recipe.presetProperty().subscribe(this::offerPresets);
    presets.setConverter(new PresetNames());
    presets.setCellFactory(list -> new PresetCell(texts));
    presets
        .valueProperty()
        .addListener(
            (observed, before, chosen) -> {
              if (chosen != null && chosen != recipe.presetProperty().get()) {
                recipe.apply(chosen);
              }
            });
    Tooltip about = new Tooltip();
    about.setWrapText(true);
    about.setMaxWidth(320);
    about
        .textProperty()
        .bind(recipe.presetProperty().map(preset -> PresetCell.about(texts, preset)));
    presets.setTooltip(about);
    presetTitle
        .getChildren()
        .add(panel.explanations().button("preset", presetLabel.getText(), presets));
    recipe.differencesProperty().subscribe(this::showDifferences);
    differs.setOnAction(
        pressed ->
            panel
                .leaflet()
                .open(
                    differs,
                    texts.get("preset.differs.title"),
                    new RecipeLists(panel).differences(recipe.differencesProperty().get())));
  }

  /** The presets of the same factory, the one in use chosen. */
  private void offerPresets(Preset used) {
    List<Preset> its = Presets.of(used.factory());
    if (!its.equals(presets.getItems())) {
      presets.getItems().setAll(its);
    }
    presets.setValue(used);
  }

  private void showDifferences(List<RecipeDifference> differences) {
    differs.setVisible(!differences.isEmpty());
    differs.setText(
        differences.size() == 1
            ? texts.get("preset.differs.one")
            : texts.format("preset.differs.many", differences.size()));
  }

  @FXML
  private void undo() {
    panel.history().undo();
  }

  @FXML
  private void open() {
    panel.files().open(presets.getScene().getWindow());
  }

  @FXML
  private void save() {
    panel.files().save(presets.getScene().getWindow());
  }

  @FXML
  private void copy() {
    RecipeFiles.copyAsCommand(recipe.specProperty().get());
  }

  @FXML
  private void reset() {
    recipe.apply(recipe.presetProperty().get());
  }

  /** A preset as the closed box shows it. */
  private final class PresetNames extends StringConverter<Preset> {
    @Override
    public String toString(@Nullable Preset preset) {
      return preset == null ? "" : PresetCell.name(texts, preset);
    }

    @Override
    public Preset fromString(String words) {
      throw new UnsupportedOperationException("The list is not typed into.");
    }
  }
}
