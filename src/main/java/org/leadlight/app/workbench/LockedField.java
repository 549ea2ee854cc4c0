package org.leadlight.app.workbench;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.SVGPath;
import org.leadlight.app.shell.Texts;

/** What a setting is, where it is fixed because a run that goes on uses it. */
final class LockedField {

  private static final String PADLOCK = "M1.5 5.5h7v5h-7z M3 5.5v-1.7a2 2 0 0 1 4 0v1.7";

  private static final String BUNDLED = "bundled:";

  private LockedField() {}

  /** The value before a padlock; what a screen reader says of it names the reason. */
  static HBox of(SettingViewModel model, Texts texts) {
    Label value = new Label();
    value.setMaxWidth(Double.MAX_VALUE);
    value.textProperty().bind(model.textProperty().map(typed -> words(model, typed, texts)));
    HBox.setHgrow(value, Priority.ALWAYS);
    SVGPath padlock = new SVGPath();
    padlock.setContent(PADLOCK);
    padlock.getStyleClass().add("icon");
    HBox field = new HBox(value, padlock);
    field.setId("setting-" + model.name().replace('.', '-'));
    field.getStyleClass().add("locked");
    if (isNumber(model)) {
      field.getStyleClass().add("number");
    }
    field.setAccessibleRole(AccessibleRole.TEXT);
    String name = texts.get("setting." + model.name());
    field
        .accessibleTextProperty()
        .bind(value.textProperty().map(said -> texts.format("live.fixed.accessible", name, said)));
    Tooltip.install(field, new Tooltip(texts.get("live.fixed.why")));
    return field;
  }

  private static boolean isNumber(SettingViewModel model) {
    return switch (model.kind()) {
      case INTEGER, NUMBER, NUMBER_OR_NOTHING -> true;
      case CHOICE, TEXT, SOURCE -> false;
    };
  }

  /** What a setting is, in a word or a number. */
  static String words(SettingViewModel model, Texts texts) {
    return words(model, model.textProperty().get(), texts);
  }

  private static String words(SettingViewModel model, String value, Texts texts) {
    if (value.isBlank() && model.kind() == SettingViewModel.Kind.NUMBER_OR_NOTHING) {
      return texts.get("setting.automatic");
    }
    String bundled = value.startsWith(BUNDLED) ? value.substring(BUNDLED.length()) : value;
    return texts.getOr("choice." + value, texts.getOr("source." + bundled, value));
  }
}
