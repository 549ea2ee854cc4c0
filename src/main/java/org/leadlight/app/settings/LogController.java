package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;

/** Binds the viewer of the workspace's logs. */
public final class LogController {

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final LogViewModel model;
  private final Texts texts;
  private boolean showing; // what is chosen then was not chosen by a person

  @FXML private ComboBox<Path> logBox;
  @FXML private TextField filterField;
  @FXML private CheckBox followBox;
  @FXML private ListView<String> logList;
  @FXML private Label logState;

  /** A controller for a log. */
  public LogController(LogViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    logBox.setConverter(new Names());
    logBox.setPromptText(texts.get("settings.log.none"));
    logBox.valueProperty().subscribe(this::choose);
    filterField.textProperty().bindBidirectional(model.filterProperty());
    followBox.selectedProperty().bindBidirectional(model.followingProperty());
    logList.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    logList.addEventHandler(KeyEvent.KEY_PRESSED, this::copyByKey);
    model.readingProperty().subscribe(this::show);
    model.linesProperty().subscribe(this::showLines);
    model.followingProperty().subscribe(follows -> follow());
  }

  private void choose(@Nullable Path log) {
    if (!showing && log != null) {
      model.choose(log);
    }
  }

  private void show(SettingsReading now) {
    showing = true;
    if (!logBox.getItems().equals(now.logs())) {
      logBox.getItems().setAll(now.logs());
    }
    logBox.setValue(now.logs().contains(now.log().file()) ? now.log().file() : null);
    showing = false;
    logBox.setDisable(now.logs().isEmpty());
  }

  /** Lines that stay are left alone, so that what is selected and in sight stays too. */
  private void showLines(List<String> lines) {
    ObservableList<String> shown = logList.getItems();
    int gone = gone(shown, lines);
    if (gone == shown.size()) {
      shown.clear(); // also where the list is empty
    } else {
      shown.remove(0, gone);
    }
    shown.addAll(lines.subList(shown.size(), lines.size()));
    LogText log = model.readingProperty().get().log();
    logState.setText(
        texts.format(
            log.cut() ? "settings.log.lines.cut" : "settings.log.lines",
            lines.size(),
            log.lines().size()));
    follow();
  }

  /** How many leading lines were dropped: what is left of them begins the lines that are now. */
  private static int gone(List<String> before, List<String> now) {
    int gone = 0;
    while (before.size() - gone > now.size()
        || !before.subList(gone, before.size()).equals(now.subList(0, before.size() - gone))) {
      gone++;
    }
    return gone;
  }

  private void follow() {
    if (model.followingProperty().get() && !logList.getItems().isEmpty()) {
      logList.scrollTo(logList.getItems().size() - 1);
    }
  }

  private void copyByKey(KeyEvent pressed) {
    if (COPY.match(pressed)) {
      copyLines();
      pressed.consume();
    }
  }

  /** The lines that are selected, or else all that are shown. */
  @FXML
  private void copyLines() {
    List<String> selected = List.copyOf(logList.getSelectionModel().getSelectedItems());
    SettingsController.copy(
        String.join(System.lineSeparator(), selected.isEmpty() ? logList.getItems() : selected));
  }

  /** A log is called by the name of its file. */
  private static final class Names extends StringConverter<Path> {
    @Override
    public String toString(@Nullable Path log) {
      return log == null ? "" : String.valueOf(log.getFileName());
    }

    @Override
    public Path fromString(String words) {
      throw new UnsupportedOperationException("The list is not typed into.");
    }
  }
}
