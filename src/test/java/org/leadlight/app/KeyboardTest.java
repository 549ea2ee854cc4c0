package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.ThemeChoice;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Every shortcut, pressed. */
final class KeyboardTest {

  private final FxRobot robot = new FxRobot();
  private final FakeBackend backend = new FakeBackend();
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Shortcut.class)
  void aShortcutDoesWhatItSays(Shortcut shortcut) throws Exception {
    backend.next = SyntheticRun.steered(RunState.RUNNING);
    try (OpenWindow opened = OpenWindow.open(folder, backend, Look.of(1440, 900))) {
      opened.pulses(10);
      WaitForAsyncUtils.waitFor(
          15,
          TimeUnit.SECONDS,
          () -> opened.window().workbench().stateProperty().get() == RunState.RUNNING);
      opened.on(
          () -> {
            String control = shortcut == Shortcut.HELP ? "#charts" : "#slider-alpha";
            opened.scene().lookup(control).requestFocus();
            return null;
          });
      Node before = opened.scene().getFocusOwner();
      press(shortcut);
      opened.pulses(3);
      switch (shortcut) {
        case START -> assertNotNull(backend.started.poll(15, TimeUnit.SECONDS));
        case STOP -> assertEquals(12, backend.stopped.poll(15, TimeUnit.SECONDS));
        case PAUSE, EVALUATE ->
            assertEquals(
                shortcut.name(), backend.requested.poll(15, TimeUnit.SECONDS).kind().name());
        case BACK ->
            assertEquals(
                Map.of(Factories.ENTROPY, 0.15),
                backend.requested.poll(15, TimeUnit.SECONDS).values());
        case SIDE -> assertTrue(opened.window().workbench().steering().steeringProperty().get());
        case EXPORT -> {
          Node menu = opened.scene().lookup("#export");
          assertTrue(((MenuButton) menu).isShowing());
          opened.on(
              () -> {
                ((MenuButton) menu).hide();
                return null;
              });
        }
        case COPY_AS_COMMAND ->
            assertTrue(
                opened.on(() -> Clipboard.getSystemClipboard().getString()).contains("train"));
        case WORDS -> assertFalse(opened.scene().lookup("#wordsBody").isVisible());
        case NEXT_PART, PREVIOUS_PART ->
            assertNotEquals(before, opened.scene().getFocusOwner(), "the focus stayed");
        case RUNS, PRIVACY, SETTINGS, WORKBENCH ->
            assertEquals(shortcut.name(), opened.window().screens().shownProperty().get().name());
        case THEME ->
            assertEquals(ThemeChoice.DARK, opened.window().appearance().choiceProperty().get());
        case HELP -> {
          assertNotNull(opened.scene().lookup("#guide"));
          press(shortcut);
          opened.pulses(3);
          assertNull(opened.scene().lookup("#guide"));
        }
        case KEYBOARD -> {
          assertTrue(helpShown());
          press(shortcut);
          assertFalse(helpShown());
        }
      }
    }
  }

  @Test
  void oneKeyGoesRoundAllPartsAndTheOtherWayBack() throws Exception {
    backend.next = SyntheticRun.update();
    try (OpenWindow opened = OpenWindow.open(folder, backend, Look.of(1440, 900))) {
      opened.pulses(20);
      opened.on(
          () -> {
            opened.scene().lookup("#slider-alpha").requestFocus();
            return null;
          });
      Set<Node> stops = new HashSet<>();
      Node first = null;
      while (stops.add(opened.scene().getFocusOwner())) {
        first = opened.scene().getFocusOwner();
        robot.push(KeyCode.F6);
        opened.pulses(2);
      }
      assertTrue(stops.size() >= 5, stops.toString());
      robot.push(KeyCode.SHIFT, KeyCode.F6);
      opened.pulses(2);
      assertEquals(first, opened.scene().getFocusOwner());
      assertTrue(opened.scene().getFocusOwner().isFocusVisible());
    }
  }

  private static boolean helpShown() {
    return Window.getWindows().stream()
        .anyMatch(
            window ->
                window.isShowing() && window.getScene().getRoot().lookup("#keyboardHelp") != null);
  }

  private void press(Shortcut shortcut) {
    KeyCodeCombination keys = (KeyCodeCombination) shortcut.keys();
    if (keys.getShortcut() != ModifierValue.DOWN) {
      push(keys);
    } else if (keys.getShift() == ModifierValue.DOWN) {
      robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, keys.getCode());
    } else {
      robot.push(KeyCode.SHORTCUT, keys.getCode());
    }
  }

  private void push(KeyCodeCombination keys) {
    if (keys.getShift() == ModifierValue.DOWN) {
      robot.push(KeyCode.SHIFT, keys.getCode());
    } else {
      robot.push(keys.getCode());
    }
  }
}
