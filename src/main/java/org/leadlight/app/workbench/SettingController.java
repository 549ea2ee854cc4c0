package org.leadlight.app.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.leadlight.app.shell.Texts;

/** Binds one typed field of the recipe. */
public final class SettingController {

  static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final SettingViewModel model;
  private final RecipePanel panel;
  private final Texts texts;

  @FXML private VBox root;
  @FXML private HBox title;
  @FXML private Label name;
  @FXML private StackPane editor;
  @FXML private Label fault;

  SettingController(SettingViewModel model, RecipePanel panel) {
    this.model = model;
    this.panel = panel;
    this.texts = panel.texts();
  }

  @FXML
  private void initialize() {
    name.setText(texts.get("setting." + model.name()));
    Region field = fieldOrLock(model, panel);
    name.setLabelFor(field);
    editor.getChildren().add(field);
    title.getChildren().add(panel.explanations().button(model.name(), name.getText(), field));
    panel.controls().add(model.path(), name, field);
    Optional<LiveControls> live = panel.live(model.path());
    if (live.isPresent() && field instanceof TextField typed) {
      live.get().bind(typed);
      root.getChildren().add(1, atTheRight(live.get().chip()));
      showFault(fault, firstOf(model.faultProperty(), live.get().refusal()));
    } else {
      showFault(fault, model.faultProperty());
    }
    if (model.path().equals("transform.mean_bound")) {
      showOnlyWhile(root, panel.recipe().specProperty().map(RecipeSettings::boundsTheMean));
    }
  }

  /** Beneath the field, which is too narrow to share its line. */
  private static HBox atTheRight(Label chip) {
    HBox line = new HBox(chip);
    line.getStyleClass().add("chip-line");
    showOnlyWhile(line, chip.visibleProperty());
    return line;
  }

  /** The first of two sentences that says something. */
  static ObservableValue<String> firstOf(
      ObservableValue<String> one, ObservableValue<String> other) {
    return Bindings.createStringBinding(
        () -> one.getValue().isEmpty() ? other.getValue() : one.getValue(), one, other);
  }

  /** The control of a setting, or while a run is steered that fixes it, what it is set to. */
  static Region fieldOrLock(SettingViewModel model, RecipePanel panel) {
    return panel.locks(model.path()) ? LockedField.of(model, panel.texts()) : field(model, panel);
  }

  static void showFault(Label label, ObservableValue<String> sentence) {
    label.textProperty().bind(sentence);
    showOnlyWhile(label, sentence.map(words -> !words.isEmpty()));
  }

  static void showOnlyWhile(javafx.scene.Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }

  /** The control of a setting, with its id, its name for screen readers and its red border. */
  static Control field(SettingViewModel model, RecipePanel panel) {
    Texts texts = panel.texts();
    Control field =
        switch (model.kind()) {
          case INTEGER, NUMBER -> typed(model, "");
          case NUMBER_OR_NOTHING -> typed(model, texts.get("setting.automatic"));
          case CHOICE -> chosen(model, texts);
          case TEXT -> typedOrChosen(model);
          case SOURCE -> source(model, panel);
        };
    field.setId("setting-" + model.name().replace('.', '-'));
    field.setAccessibleText(texts.get("setting." + model.name()));
    model
        .faultProperty()
        .subscribe(
            sentence -> {
              field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
              field.setAccessibleHelp(sentence);
            });
    return field;
  }

  private static TextField typed(SettingViewModel model, String prompt) {
    TextField field = new TextField();
    field.getStyleClass().add("number");
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(model.textProperty());
    return field;
  }

  private static ComboBox<String> chosen(SettingViewModel model, Texts texts) {
    ComboBox<String> box = boxOf(model);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String choice) {
            return choice == null ? "" : texts.getOr("choice." + choice, choice);
          }

          @Override
          public String fromString(String words) {
            throw new UnsupportedOperationException("The list is not typed into.");
          }
        });
    box.valueProperty().bindBidirectional(model.textProperty());
    return box;
  }

  private static ComboBox<String> typedOrChosen(SettingViewModel model) {
    ComboBox<String> box = boxOf(model);
    box.setEditable(true);
    box.getEditor().textProperty().bindBidirectional(model.textProperty());
    return box;
  }

  private static ComboBox<String> boxOf(SettingViewModel model) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(model.choices());
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private static ComboBox<String> source(SettingViewModel model, RecipePanel panel) {
    Texts texts = panel.texts();
    SourceViewModel source =
        panel.facts().sources().stream()
            .filter(each -> each.setting() == model)
            .findFirst()
            .orElseThrow();
    boolean folder = model.path().equals("model.source");
    String ask = texts.get(folder ? "source.choose.folder" : "source.choose.file");
    return SourcePicker.of(source, owner -> choose(folder, ask, panel, owner), ask, texts);
  }

  private static Optional<Path> choose(
      boolean folder, String ask, RecipePanel panel, Window owner) {
    PathChooser chooser = panel.files().chooser();
    return folder ? chooser.folder(ask, owner) : chooser.file(ask, List.of("jsonl"), owner);
  }
}
