package org.leadlight.app.workbench;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Binds the large slider that shares the total between the two sides. */
public final class AlphaController {

  private final TunableViewModel alpha;
  private final RecipePanel panel;

  @FXML private HBox row;
  @FXML private HBox title;
  @FXML private Label alphaLabel;
  @FXML private TextField field;
  @FXML private Slider slider;
  @FXML private Label fault;

  AlphaController(TunableViewModel alpha, RecipePanel panel) {
    this.alpha = alpha;
    this.panel = panel;
  }

  @FXML
  private void initialize() {
    String words = TunableNames.name(panel.texts(), alpha.tunable().key());
    alphaLabel.setText(words);
    WeightController.bindSlider(slider, alpha, words);
    WeightController.bindField(field, alpha, words);
    panel
        .live(alpha.path())
        .ifPresentOrElse(
            this::steer, () -> SettingController.showFault(fault, alpha.faultProperty()));
    title.getChildren().add(panel.explanations().button(alpha, words, slider, field));
    panel.controls().add(alpha.path(), alphaLabel, field);
  }

  private void steer(LiveControls live) {
    WeightController.bindLive(slider, field, alpha, live);
    WeightController.showLiveFault(fault, alpha, live);
    row.getChildren().add(row.getChildren().indexOf(field), live.chip());
  }
}
