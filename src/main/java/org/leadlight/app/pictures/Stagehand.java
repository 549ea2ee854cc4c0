package org.leadlight.app.pictures;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.shell.Shortcut;

/** Does in a window what a scene asks for; each step waits until the window has settled. */
final class Stagehand {

  /** About as long as a fold takes to open. */
  private static final int SETTLING_PULSES = 30;

  private final Scene scene;

  Stagehand(Scene scene) {
    this.scene = scene;
  }

  /** Presses a button. */
  void press(String query) {
    JavaFx.run(() -> find(query, ButtonBase.class).fire());
    settle();
  }

  /** Presses the keys of a shortcut. */
  void use(Shortcut shortcut) {
    JavaFx.run(
        () ->
            Optional.ofNullable(scene.getAccelerators().get(shortcut.keys()))
                .ifPresent(Runnable::run));
    settle();
  }

  /** Types into a field in place of what it holds. */
  void type(String query, String words) {
    JavaFx.run(() -> find(query, TextField.class).setText(words));
    settle();
  }

  /** Opens a fold. */
  void unfold(String query) {
    JavaFx.run(() -> find(query, TitledPane.class).setExpanded(true));
    settle();
  }

  /** Scrolls to a share of the height. */
  void scroll(String query, double share) {
    JavaFx.run(() -> find(query, ScrollPane.class).setVvalue(share));
    settle();
  }

  /** Presses a button if the part it opens is not shown yet. */
  void open(String part, String button) {
    if (!JavaFx.call(() -> find(part, Node.class).isVisible())) {
      press(button);
    }
  }

  /** Waits until a part of the window is as wanted, at most for so long. */
  <T extends Node> void await(String query, Class<T> type, Predicate<T> wanted, Duration patience) {
    long begun = System.nanoTime();
    while (!JavaFx.call(() -> wanted.test(find(query, type)))
        && System.nanoTime() - begun < patience.toNanos()) {
      settle();
    }
    settle();
  }

  /** Waits until what was begun is over and drawn. */
  void settle() {
    JavaFx.awaitPulses(SETTLING_PULSES);
  }

  private <T> T find(String query, Class<T> type) {
    Node found = scene.lookup(query);
    if (!type.isInstance(found)) {
      throw new IllegalStateException("The window has no " + type.getSimpleName() + " " + query);
    }
    return type.cast(found);
  }
}
