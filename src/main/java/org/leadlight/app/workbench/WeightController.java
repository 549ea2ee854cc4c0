package org.leadlight.app.workbench;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;

/** Binds one weight: its switch, its logarithmic slider, its field and what belongs to it. */
public final class WeightController {

  private final TunableViewModel model;
  private final RecipePanel panel;
  private final Texts texts;

  @FXML private HBox title;
  @FXML private Label name;
  @FXML private Label off;
  @FXML private ToggleSwitch toggle;
  @FXML private HBox controls;
  @FXML private Slider slider;
  @FXML private TextField field;
  @FXML private VBox options;
  @FXML private Region space;
  @FXML private HBox row;
  @FXML private Label fault;

  WeightController(TunableViewModel model, RecipePanel panel) {
    this.model = model;
    this.panel = panel;
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    String key = model.tunable().key();
    String words = TunableNames.name(texts, key);
    name.setText(words);
    toggle.setId("switch-" + key);
    toggle.setAccessibleText(texts.format("recipe.switch.accessible", words));
    toggle.selectedProperty().bindBidirectional(model.onProperty());
    toggle.setVisible(model.canBeOff());
    SettingController.showOnlyWhile(off, model.onProperty().not());
    SettingController.showOnlyWhile(controls, model.onProperty());
    SettingController.showOnlyWhile(options, model.onProperty());
    bindSlider(slider, model, words);
    bindField(field, model, words);
    title.getChildren().add(panel.explanations().button(model, words, toggle, slider, field));
    panel.controls().add(model.path(), name, field, toggle);
    panel.recipe().settingsOf(model).forEach(this::addOption);
    panel
        .live(model.path())
        .ifPresentOrElse(
            this::steer, () -> SettingController.showFault(fault, model.faultProperty()));
  }

  private void steer(LiveControls live) {
    live.bind(toggle);
    bindLive(slider, field, model, live);
    row.getChildren().add(row.getChildren().indexOf(space) + 1, live.chip());
    showLiveFault(fault, model, live);
  }

  /** Lets slider and field of a live number ask, and shows where the loop still is. */
  static void bindLive(Slider slider, TextField field, TunableViewModel model, LiveControls live) {
    SteeredSliderSkin skin = new SteeredSliderSkin(slider);
    slider.setSkin(skin);
    LiveNumber number = live.number();
    skin.usedProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    number.statusProperty().get().kind() == LiveStatus.Kind.PENDING
                        ? model.positionOf(number.runningProperty().get())
                        : Double.NaN,
                number.statusProperty(),
                number.runningProperty()));
    live.bind(slider);
    live.bind(field);
  }

  /** What is typed wrongly comes before what was refused. */
  static void showLiveFault(Label fault, TunableViewModel model, LiveControls live) {
    SettingController.showFault(
        fault, SettingController.firstOf(model.faultProperty(), live.refusal()));
  }

  /** What is chosen stands beside the name, what is typed beneath the slider. */
  private void addOption(SettingViewModel option) {
    if (option.kind() != SettingViewModel.Kind.CHOICE) {
      options
          .getChildren()
          .add(panel.views().load(FxmlFile.SETTING, new SettingController(option, panel)));
      return;
    }
    if (panel.locks(option.path())) {
      name.setText(
          name.getText() + ", " + LockedField.words(option, texts)); // leaves the chip room
      return;
    }
    Control chosen = SettingController.field(option, panel);
    chosen.getStyleClass().add("beside");
    SettingController.showOnlyWhile(chosen, model.onProperty());
    panel.controls().add(option.path(), name, chosen);
    title
        .getChildren()
        .addAll(
            chosen,
            panel
                .explanations()
                .button(option.name(), texts.get("setting." + option.name()), chosen));
  }

  static void bindSlider(Slider slider, TunableViewModel model, String title) {
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setId("slider-" + model.tunable().key());
    slider.setAccessibleText(title);
    slider.setMin(model.minimumPosition());
    slider.setMax(model.maximumPosition());
    slider.valueProperty().bindBidirectional(model.positionProperty());
  }

  static void bindField(TextField field, TunableViewModel model, String title) {
    field.setId("field-" + model.tunable().key());
    field.setAccessibleText(title);
    field.textProperty().bindBidirectional(model.textProperty());
    model
        .faultProperty()
        .subscribe(
            sentence -> {
              field.pseudoClassStateChanged(SettingController.WRONG, !sentence.isEmpty());
              field.setAccessibleHelp(sentence);
            });
  }
}
