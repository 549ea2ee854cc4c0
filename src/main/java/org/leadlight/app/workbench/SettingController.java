package org.leadlight.app.workbench;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.leadlight.app.shell.Texts;

/** Binds one typed field of the recipe. */
public final class SettingController {

  static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final SettingViewModel model;
  private final Texts texts;

  @FXML private Label name;
  @FXML private StackPane editor;
  @FXML private Label fault;

  SettingController(SettingViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    name.setText(texts.get("setting." + model.name()));
    Node field = model.choices().isEmpty() ? typed() : chosen();
    field.setId("setting-" + model.name().replace('.', '-'));
    field.setAccessibleText(name.getText());
    name.setLabelFor(field);
    model
        .faultProperty()
        .subscribe(sentence -> field.pseudoClassStateChanged(WRONG, !sentence.isEmpty()));
    editor.getChildren().add(field);
    showFault(fault, model.faultProperty());
  }

  static void showFault(Label label, javafx.beans.value.ObservableValue<String> sentence) {
    label.textProperty().bind(sentence);
    label.visibleProperty().bind(sentence.map(words -> !words.isEmpty()));
    label.managedProperty().bind(label.visibleProperty());
  }

  private TextField typed() {
    TextField field = new TextField();
    field.getStyleClass().add("number");
    field.textProperty().bindBidirectional(model.textProperty());
    return field;
  }

  private ComboBox<String> chosen() {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(model.choices());
    box.setMaxWidth(Double.MAX_VALUE);
    if (isFree()) {
      box.setEditable(true);
      box.getEditor().textProperty().bindBidirectional(model.textProperty());
    } else {
      box.valueProperty().bindBidirectional(model.textProperty());
    }
    return box;
  }

  /** Sources and devices may be typed; forms may only be chosen. */
  private boolean isFree() {
    return !model.path().startsWith("transform.") && !model.path().startsWith("loss.");
  }
}
