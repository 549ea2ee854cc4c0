package org.leadlight.app.workbench;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.controls.ToggleSwitch;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.leadlight.app.shell.Texts;

/** Binds one weight: its switch, its logarithmic slider and its field. */
public final class WeightController {

  private final TunableViewModel model;
  private final Texts texts;

  @FXML private Label name;
  @FXML private Tooltip help;
  @FXML private Label off;
  @FXML private ToggleSwitch toggle;
  @FXML private HBox controls;
  @FXML private Slider slider;
  @FXML private TextField field;
  @FXML private Label fault;

  WeightController(TunableViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    String key = model.tunable().key();
    String title = TunableNames.name(texts, key);
    name.setText(title);
    help.setText(texts.getOr("tunable." + key + ".help", title));
    toggle.setId("switch-" + key);
    toggle.setAccessibleText(texts.format("recipe.switch.accessible", title));
    toggle.selectedProperty().bindBidirectional(model.onProperty());
    toggle.setVisible(model.canBeOff());
    off.visibleProperty().bind(model.onProperty().not());
    controls.visibleProperty().bind(model.onProperty());
    controls.managedProperty().bind(model.onProperty());
    bindSlider(slider, model, title);
    bindField(field, model, title);
    SettingController.showFault(fault, model.faultProperty());
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
            sentence ->
                field.pseudoClassStateChanged(SettingController.WRONG, !sentence.isEmpty()));
  }
}
