package org.leadlight.app.workbench;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Preset;

/** A preset as a list shows it: its name, and beneath what it is for and where measured. */
final class PresetCell extends ListCell<Preset> {

  private static final double WIDTH = 300;

  private final Texts texts;

  PresetCell(Texts texts) {
    this.texts = texts;
  }

  static String name(Texts texts, Preset preset) {
    return texts.getOr("preset." + preset.id() + ".name", preset.id().replace('_', ' '));
  }

  static String about(Texts texts, Preset preset) {
    return texts.getOr("preset." + preset.id() + ".about", "");
  }

  @Override
  protected void updateItem(@Nullable Preset preset, boolean empty) {
    super.updateItem(preset, empty);
    if (empty || preset == null) {
      setGraphic(null);
      return;
    }
    Label name = new Label(name(texts, preset));
    Label about = new Label(about(texts, preset));
    about.getStyleClass().addAll("small", "muted");
    about.setWrapText(true);
    about.setMaxWidth(WIDTH);
    VBox both = new VBox(name, about);
    both.getStyleClass().add("preset-cell");
    setGraphic(both);
    setAccessibleText(name.getText() + ". " + about.getText());
  }
}
