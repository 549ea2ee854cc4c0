package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.TextSize;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.ThemeChoice;
import org.leadlight.app.workbench.PathChooser;
import org.leadlight.app.workbench.SettingViewModel;

/** Binds the screen of settings. */
public final class SettingsController {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final SettingsViewModel model;
  private final Texts texts;
  private final PathChooser chooser;

  @FXML private BorderPane root;
  @FXML private Label faultLabel;
  @FXML private GridPane columns;
  @FXML private VBox left;
  @FXML private VBox right;
  @FXML private Label folderLabel;
  @FXML private Label figuresLabel;
  @FXML private StackPane themePlace;
  @FXML private ComboBox<Integer> textSizeBox;
  @FXML private TextField threadsField;
  @FXML private Label threadsHint;
  @FXML private Label threadsFault;
  @FXML private ComboBox<String> deviceBox;
  @FXML private Label deviceFault;
  @FXML private Label modelsLabel;
  @FXML private Button modelsClear;
  @FXML private Label conversationsLabel;
  @FXML private Button conversationsClear;
  @FXML private Label hubLabel;
  @FXML private Label engineLabel;
  @FXML private Label versionsLabel;
  @FXML private VBox faultsPlace;
  @FXML private Label noFaults;

  /**
   * A controller for the screen of settings.
   *
   * @param chooser asks for folders
   */
  public SettingsController(SettingsViewModel model, Texts texts, PathChooser chooser) {
    this.model = model;
    this.texts = texts;
    this.chooser = chooser;
  }

  @FXML
  private void initialize() {
    showWhenNeeded(faultLabel, model.faultProperty());
    folderLabel.textProperty().bind(model.figuresProperty().map(WorkspaceFigures::folder));
    figuresLabel.textProperty().bind(model.figuresProperty().map(this::figures));
    offerThemes();
    offerTextSizes();
    bindMachine();
    bindFolder(modelsLabel, modelsClear, model.preferences().modelsProperty());
    bindFolder(conversationsLabel, conversationsClear, model.preferences().conversationsProperty());
    hubLabel.textProperty().bind(model.machineProperty().map(MachineFacts::hub));
    engineLabel.textProperty().bind(model.machineProperty().map(MachineFacts::engine));
    versionsLabel
        .textProperty()
        .bind(model.machineProperty().map(facts -> String.join("\n", facts.versions())));
    model.faultsProperty().subscribe(this::showFaults);
    Breadth.narrow(root).subscribe(this::arrange);
  }

  private static void showWhenNeeded(Label label, ObservableValue<String> text) {
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  /** Two columns, or one below the other where the window is narrow. */
  private void arrange(boolean narrow) {
    ColumnConstraints first = new ColumnConstraints();
    first.setPercentWidth(narrow ? 100 : 46);
    ColumnConstraints second = new ColumnConstraints();
    second.setHgrow(Priority.ALWAYS);
    second.setMinWidth(0);
    columns.getColumnConstraints().setAll(narrow ? List.of(first) : List.of(first, second));
    GridPane.setConstraints(left, 0, 0);
    GridPane.setConstraints(right, narrow ? 0 : 1, narrow ? 1 : 0);
  }

  private String figures(WorkspaceFigures now) {
    if (now.equals(WorkspaceFigures.UNKNOWN)) {
      return texts.get("settings.workspace.measuring");
    }
    return now.equals(WorkspaceFigures.REFUSED)
        ? texts.get("settings.workspace.unmeasured")
        : texts.format(
            now.runs() == 1 ? "settings.workspace.figures.one" : "settings.workspace.figures",
            now.runs(),
            SizeText.of(now.bytes()),
            SizeText.of(now.freeBytes()));
  }

  private void offerThemes() {
    ObjectProperty<ThemeChoice> chosen = model.preferences().appearance().choiceProperty();
    SegmentedButton segments = new SegmentedButton();
    segments.setId("themes");
    for (ThemeChoice theme : ThemeChoice.values()) {
      ToggleButton segment = new ToggleButton(texts.get("theme." + theme.word()));
      segment.setId("theme-" + theme.word());
      segment.setOnAction(
          pressed -> {
            chosen.set(theme);
            segment.setSelected(true); // pressing the chosen one again leaves it chosen
          });
      chosen.subscribe(now -> segment.setSelected(now == theme));
      segments.getButtons().add(segment);
    }
    themePlace.getChildren().add(segments);
  }

  private void offerTextSizes() {
    textSizeBox.getItems().setAll(TextSize.choices());
    textSizeBox.setConverter(new Percent());
    IntegerProperty size = model.preferences().appearance().textSizeProperty();
    size.subscribe(percent -> textSizeBox.setValue(percent.intValue()));
    textSizeBox
        .valueProperty()
        .subscribe(
            percent -> {
              if (percent != null) {
                size.set(percent);
              }
            });
  }

  private void bindMachine() {
    SettingViewModel threads = model.threads();
    threadsField.textProperty().bindBidirectional(threads.textProperty());
    threadsHint
        .textProperty()
        .bind(
            model
                .machineProperty()
                .map(facts -> texts.format("settings.threads.hint", facts.processors())));
    showFault(threads, threadsField, threadsFault);
    SettingViewModel device = model.device();
    deviceBox.getItems().setAll(device.choices());
    deviceBox.getEditor().textProperty().bindBidirectional(device.textProperty());
    showFault(device, deviceBox, deviceFault);
  }

  private static void showFault(SettingViewModel setting, Region field, Label label) {
    showWhenNeeded(label, setting.faultProperty());
    setting
        .faultProperty()
        .subscribe(fault -> field.pseudoClassStateChanged(WRONG, !fault.isEmpty()));
  }

  private void bindFolder(Label label, Button clear, ObjectProperty<Optional<Path>> folder) {
    label
        .textProperty()
        .bind(
            folder.map(
                chosen -> chosen.map(Path::toString).orElse(texts.get("settings.folder.none"))));
    clear.disableProperty().bind(folder.map(Optional::isEmpty));
    clear.setOnAction(pressed -> folder.set(Optional.empty()));
  }

  @FXML
  private void chooseModels() {
    choose("settings.models.choose")
        .ifPresent(folder -> model.preferences().modelsProperty().set(Optional.of(folder)));
  }

  @FXML
  private void chooseConversations() {
    choose("settings.conversations.choose")
        .ifPresent(folder -> model.preferences().conversationsProperty().set(Optional.of(folder)));
  }

  @FXML
  private void openAnother() {
    choose("settings.workspace.choose").ifPresent(model::open);
  }

  private Optional<Path> choose(String titleKey) {
    return chooser.folder(texts.get(titleKey), root.getScene().getWindow());
  }

  private void showFaults(List<FaultDetails> faults) {
    noFaults.setVisible(faults.isEmpty());
    noFaults.setManaged(faults.isEmpty());
    faultsPlace.getChildren().setAll(faults.stream().map(this::line).toList());
  }

  private HBox line(FaultDetails fault) {
    Label code = new Label(fault.code());
    code.getStyleClass().add("fault-code");
    code.setMinWidth(Region.USE_PREF_SIZE);
    Label summary = new Label(fault.summary());
    summary.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(summary, Priority.ALWAYS);
    Button copy = new Button(texts.get("settings.faults.copy"));
    copy.getStyleClass().add("small-button");
    copy.setAccessibleText(texts.format("settings.faults.copy.accessible", fault.code()));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(pressed -> copy(fault.report(model.machineProperty().get().versions())));
    HBox line = new HBox(code, summary, copy);
    line.getStyleClass().add("row");
    return line;
  }

  @FXML
  private void copyVersions() {
    copy(versionsLabel.getText());
  }

  /** Puts words onto the clipboard. */
  static void copy(String words) {
    ClipboardContent content = new ClipboardContent();
    content.putString(words);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
