package org.leadlight.app.workbench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;

/**
 * The combo box of a source: it shows the human name, and the source itself while it is typed into.
 * Its last entry asks for a file or a folder.
 */
final class SourcePicker {

  private static final String ASK = "\u0000";

  private final SourceViewModel source;
  private final Function<Window, Optional<Path>> chooser;
  private final String ask;
  private final ComboBox<String> box = new ComboBox<>();

  private SourcePicker(
      SourceViewModel source, Function<Window, Optional<Path>> chooser, String ask) {
    this.source = source;
    this.chooser = chooser;
    this.ask = ask;
  }

  /**
   * Makes the combo box of a source.
   *
   * @param chooser asks for a file or a folder
   * @param ask the words of the entry that does
   */
  static ComboBox<String> of(
      SourceViewModel source, Function<Window, Optional<Path>> chooser, String ask, Texts texts) {
    SourcePicker picker = new SourcePicker(source, chooser, ask);
    picker.bind(texts);
    return picker.box;
  }

  private void bind(Texts texts) {
    box.setEditable(true);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new Names());
    box.setCellFactory(list -> new SourceCell());
    box.setPromptText(texts.get("source.prompt"));
    source.choices().subscribe(this::fill);
    fill();
    source.setting().textProperty().subscribe(typed -> box.setValue(typed));
    box.valueProperty().addListener((observed, before, now) -> take(before, now));
    TextField editor = box.getEditor();
    source.titleProperty().subscribe(title -> showTitle());
    editor.widthProperty().subscribe(width -> Platform.runLater(this::showTitle));
    editor.focusedProperty().subscribe(focused -> showTitle(focused));
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::commitByEnter);
    Tooltip whole = new Tooltip();
    whole
        .textProperty()
        .bind(
            source
                .titleProperty()
                .flatMap(
                    title -> source.setting().textProperty().map(path -> title + "\n" + path)));
    box.setTooltip(whole);
  }

  private void fill() {
    box.getItems().setAll(source.choices());
    box.getItems().add(ASK);
  }

  private void take(@Nullable String before, @Nullable String now) {
    if (ASK.equals(now)) {
      Platform.runLater(() -> choose(before));
    } else if (now != null) {
      source.setting().textProperty().set(now);
    }
  }

  private void choose(@Nullable String before) {
    Optional<Path> chosen = chooser.apply(box.getScene().getWindow());
    box.setValue(chosen.map(Path::toString).orElse(before));
    showTitle();
  }

  /** Enter takes the text over and does not press Start as well. */
  private void commitByEnter(KeyEvent pressed) {
    if (pressed.getCode() == KeyCode.ENTER && !box.isShowing()) {
      box.commitValue();
      pressed.consume();
    }
  }

  private void showTitle(boolean focused) {
    if (focused) {
      box.getEditor().setText(source.setting().textProperty().get());
      Platform.runLater(box.getEditor()::selectAll);
    } else {
      Platform.runLater(this::showTitle); // after the box has taken over what was typed
    }
  }

  private void showTitle() {
    if (!box.getEditor().isFocused()) {
      box.getEditor().setText(shortTitle());
    }
  }

  private String shortTitle() {
    TextField editor = box.getEditor();
    double room = editor.getWidth() - editor.snappedLeftInset() - editor.snappedRightInset();
    return Ellipsis.fit(source.titleProperty().get(), editor.getFont(), room - 2);
  }

  /** A source as the editor shows it. */
  private final class Names extends StringConverter<String> {
    @Override
    public String toString(@Nullable String value) {
      String current = source.setting().textProperty().get();
      boolean itself = box.getEditor().isFocused() || value == null || !value.equals(current);
      return itself ? String.valueOf(value == null ? "" : value) : shortTitle();
    }

    @Override
    public String fromString(String text) {
      String current = source.setting().textProperty().get();
      return text.equals(shortTitle()) ? current : text.strip();
    }
  }

  /** A source as the list shows it. */
  private final class SourceCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setText(null);
        setTooltip(null);
      } else {
        setText(item.equals(ASK) ? ask : source.nameOf(item));
        setTooltip(item.equals(ASK) ? null : new Tooltip(item));
      }
    }
  }
}
