package org.leadlight.app.workbench;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Preset;
import org.leadlight.run.Presets;
import org.leadlight.run.RecipeDifference;

/**
 * Binds the head of a run that is steered: what it is, what was changed, changes of many numbers.
 */
public final class SteeringHeadController {

  private final RecipePanel panel;
  private final SteeringViewModel steering;
  private final Texts texts;

  @FXML private Label title;
  @FXML private Hyperlink changes;
  @FXML private Button back;
  @FXML private MenuButton menu;
  @FXML private VBox sources;
  @FXML private HBox presetTitle;
  @FXML private Label presetLabel;
  @FXML private ComboBox<Preset> presets;
  @FXML private Label leftOut;

  SteeringHeadController(RecipePanel panel, SteeringViewModel steering) {
    this.panel = panel;
    this.steering = steering;
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    menu.setId("steer-menu");
    back.setId("steer-back");
    back.setTooltip(new Tooltip());
    steering.headProperty().subscribe(head -> head.ifPresent(this::show));
    panel.recipe().sources().stream()
        .map(source -> panel.views().load(FxmlFile.SETTING, new SettingController(source, panel)))
        .forEach(sources.getChildren()::add);
    bindPresets();
    steering.leftOutProperty().subscribe(this::tellLeftOut);
  }

  private void show(RunHead run) {
    title.setText(texts.format("header.run", run.id()));
    changes.setText(RunChangesList.count(texts, run));
    OptionalLong step = steering.stepBefore();
    back.setDisable(step.isEmpty());
    String words =
        step.isEmpty()
            ? texts.get("changes.back.none")
            : texts.format("changes.back.to", step.getAsLong());
    back.setAccessibleText(words);
    back.getTooltip().setText(words);
  }

  @FXML
  private void goBack() {
    steering.goBack();
  }

  private void bindPresets() {
    presets.setId("steer-presets");
    presets.setAccessibleText(presetLabel.getText());
    presetLabel.setLabelFor(presets);
    presets.getItems().setAll(Presets.of(panel.recipe().factoryProperty().get()));
    presets.setButtonCell(new Invitation(texts.get("steer.preset")));
    presets.setCellFactory(list -> new PresetCell(texts));
    presets.setOnAction(
        chosen -> {
          Preset preset = presets.getValue();
          if (preset != null) {
            steering.apply(preset);
            presets.setValue(null); // a preset is done once, not a state
          }
        });
    presetTitle
        .getChildren()
        .add(panel.explanations().button("preset", presetLabel.getText(), presets));
  }

  private void tellLeftOut(List<RecipeDifference> fixed) {
    String names =
        fixed.stream()
            .map(difference -> name(difference.path()))
            .distinct()
            .collect(Collectors.joining(", "));
    leftOut.setText(fixed.isEmpty() ? "" : texts.format("steer.left", names));
    leftOut.setVisible(!fixed.isEmpty());
    leftOut.setManaged(!fixed.isEmpty());
  }

  private String name(String path) {
    return texts.getOr(
        "setting." + path, TunableNames.name(texts, path.substring(path.lastIndexOf('.') + 1)));
  }

  @FXML
  private void showChanges() {
    changes.setVisited(false);
    RunChangesList.open(changes, steering, panel.leaflet(), texts);
  }

  @FXML
  private void doubleHiding() {
    steering.multiplyHiding(2);
  }

  @FXML
  private void halveHiding() {
    steering.multiplyHiding(0.5);
  }

  /** The next recipe begins where the run is. */
  @FXML
  private void takeOver() {
    steering.headProperty().get().map(RunHead::steered).ifPresent(panel.workbench().recipe()::show);
  }

  /** What the closed box says: nothing is chosen for good. */
  private static final class Invitation extends ListCell<Preset> {
    private final String words;

    Invitation(String words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable Preset preset, boolean empty) {
      super.updateItem(preset, empty);
      setText(words);
    }
  }
}
