package org.leadlight.app.workbench;

import atlantafx.base.controls.ToggleSwitch;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.util.Duration;
import org.leadlight.app.shell.Texts;

/**
 * Makes the controls of a live number ask for a change when somebody lets go of them: a slider when
 * mouse or key is released, a field at Enter or when it is left, a switch at once.
 *
 * @param steering what asks
 * @param number what is asked for
 * @param texts the words
 */
record LiveControls(SteeringViewModel steering, LiveNumber number, Texts texts) {

  private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
  private static final Duration SETTLED = Duration.millis(600);
  private static final String TICK = "M1 4.5L3.5 7L8 1.5";
  private static final String CLOCK =
      "M4.5 0.8a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0 -7.4z M4.5 2.4v2.3l1.5 1";
  private static final String CROSS = "M1.5 1.5L7.5 7.5 M7.5 1.5L1.5 7.5";

  /** One drag is one change; what moves a slider without mouse or key counts once it rests. */
  void bind(Slider slider) {
    PauseTransition rest = new PauseTransition(SETTLED);
    rest.setOnFinished(settled -> commit());
    slider.addEventHandler(MouseEvent.MOUSE_RELEASED, released -> commit());
    slider.addEventHandler(KeyEvent.KEY_RELEASED, released -> commit());
    slider
        .valueProperty()
        .subscribe(
            (before, now) -> {
              if (isTurnedOtherwise(slider)) {
                rest.playFromStart();
              }
            });
  }

  /** A screen reader turns a slider that has the focus, with neither a press nor a key. */
  private static boolean isTurnedOtherwise(Slider slider) {
    return slider.isFocused() && !slider.isPressed() && !slider.isValueChanging();
  }

  /** Escape takes back what was typed and not asked for. */
  void bind(TextField field) {
    field.setOnAction(entered -> commit());
    field
        .focusedProperty()
        .subscribe(
            (before, focused) -> {
              if (before && !focused) {
                commit();
              }
            });
    field.addEventHandler(
        KeyEvent.KEY_PRESSED,
        pressed -> {
          if (pressed.getCode() == KeyCode.ESCAPE) {
            number.reset();
          }
        });
    number
        .statusProperty()
        .subscribe(
            now -> field.pseudoClassStateChanged(PENDING, now.kind() == LiveStatus.Kind.PENDING));
  }

  void bind(ToggleSwitch toggle) {
    toggle.selectedProperty().subscribe((before, now) -> commit());
  }

  private void commit() {
    steering.commit(number);
  }

  /** The chip that says what became of the last change; it takes no room while there is none. */
  Label chip() {
    Label chip = new Label();
    chip.setId("chip-" + number.key());
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.setAccessibleRole(AccessibleRole.TEXT);
    chip.getStyleClass().addAll("chip", "live-chip");
    SVGPath icon = new SVGPath();
    icon.getStyleClass().add("icon");
    chip.setGraphic(icon);
    chip.setTooltip(new Tooltip());
    number.statusProperty().subscribe(status -> show(chip, icon, status));
    number.runningProperty().subscribe(used -> show(chip, icon, number.statusProperty().get()));
    return chip;
  }

  private void show(Label chip, SVGPath icon, LiveStatus status) {
    boolean shown = status.kind() != LiveStatus.Kind.QUIET;
    chip.setVisible(shown);
    chip.setManaged(shown);
    chip.getStyleClass().removeAll("applied", "pending", "rejected");
    switch (status.kind()) {
      case QUIET -> say(chip, "", "");
      case PENDING -> {
        String used = ChangeText.value(texts, number.key(), number.runningProperty().get());
        say(chip, texts.get("live.pending"), texts.format("live.pending.full", used));
        dress(chip, icon, "pending", CLOCK);
      }
      case APPLIED -> {
        String words = texts.format("live.applied", status.step());
        say(chip, words, words);
        dress(chip, icon, "applied", TICK);
      }
      case REJECTED -> {
        say(chip, texts.get("live.rejected"), texts.format("live.rejected.full", status.reason()));
        dress(chip, icon, "rejected", CROSS);
      }
    }
  }

  private void say(Label chip, String words, String sentence) {
    chip.setText(words);
    chip.setAccessibleText(TunableNames.name(texts, number.key()) + ": " + sentence);
    chip.getTooltip().setText(sentence);
  }

  private static void dress(Label chip, SVGPath icon, String style, String shape) {
    chip.getStyleClass().add(style);
    icon.setContent(shape);
  }

  /** Why the last change was refused, beneath the control; empty when it was not. */
  ObservableValue<String> refusal() {
    return number
        .statusProperty()
        .map(
            status ->
                status.kind() == LiveStatus.Kind.REJECTED
                    ? texts.format("live.rejected.full", status.reason())
                    : "");
  }
}
