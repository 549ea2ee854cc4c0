package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.OffscreenWindow.Options;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.ThemeChoice;
import org.leadlight.run.UserMistakeException;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The screen of settings on a real folder. */
final class SettingsWindowTest {

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final BlockingQueue<Path> opened = new LinkedBlockingQueue<>();
  private OffscreenWindow window;

  @BeforeEach
  void openTheSettings() throws Exception {
    FxToolkit.registerPrimaryStage();
    Files.writeString(folder.resolve("inspector.log"), "an older log\n");
    Files.writeString(folder.resolve("worker.log"), "INFO one\nWARN two\nINFO three\n");
    Files.setLastModifiedTime(
        folder.resolve("inspector.log"), java.nio.file.attribute.FileTime.fromMillis(0));
    window =
        OffscreenWindow.open(
            folder, new WorkspaceSettings(folder, opened::add), Options.usual("front-desk"));
    window.startReading();
    JavaFx.awaitPulses(3);
    JavaFx.run(
        () -> window.stage().getScene().getAccelerators().get(Shortcut.SETTINGS.keys()).run());
    await(
        () ->
            window.stage().getScene().lookup("#logList") instanceof ListView<?> shown
                && shown.getItems().size() == 3);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theWorkspaceIsMeasuredAndAnotherOpensByItself() throws Exception {
    await(() -> text("#folderLabel").equals(folder.toAbsolutePath().toString()));
    await(() -> text("#figuresLabel").matches("0 runs, [0-9.]+ MB in all; .*left\\."));
    JavaFx.run(() -> window.parts().settings().open(folder.resolve("other")));
    assertEquals(folder.resolve("other"), opened.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void coloursAndTextChangeAtOnce() {
    JavaFx.run(() -> ((ToggleButton) find("#theme-dark")).fire());
    assertTrue(window.stage().getScene().getRoot().getStyleClass().contains("dark"));
    assertEquals(ThemeChoice.DARK, window.parts().preferences().choices().getValue().theme());
    double before = height("#figuresLabel");
    JavaFx.run(() -> sizes().setValue(200));
    JavaFx.awaitPulses(5);
    assertTrue(height("#figuresLabel") > 1.6 * before, height("#figuresLabel") + " of " + before);
    assertEquals(200, window.parts().preferences().choices().getValue().textSize());
    JavaFx.run(() -> sizes().setValue(100));
    JavaFx.awaitPulses(5);
    assertEquals(before, height("#figuresLabel"), 0.5);
  }

  @Test
  void threadsAreThoseOfTheNextRecipeInBothPlaces() {
    JavaFx.run(() -> ((TextField) find("#threadsField")).setText("3"));
    assertEquals(3, threads());
    JavaFx.run(() -> ((TextField) find("#threadsField")).setText("many"));
    assertTrue(find("#threadsFault").isVisible());
    assertTrue(text("#threadsFault").contains("many"));
    JavaFx.run(() -> window.parts().settings().threads().textProperty().set("2"));
    assertEquals("2", ((TextField) find("#threadsField")).getText());
    assertFalse(find("#threadsFault").isVisible());
  }

  @Test
  void theLogIsFollowedFilteredChangedAndCopied() throws Exception {
    assertEquals("worker.log", name());
    JavaFx.run(() -> ((TextField) find("#filterField")).setText("info"));
    assertEquals(List.of("INFO one", "INFO three"), list().getItems());
    Files.writeString(
        folder.resolve("worker.log"), "DEBUG four\nINFO five\n", StandardOpenOption.APPEND);
    await(() -> list().getItems().equals(List.of("INFO one", "INFO three", "INFO five")));
    robot.interact(() -> ((javafx.scene.control.Button) find("#logCopy")).fire());
    assertEquals(
        String.join(System.lineSeparator(), "INFO one", "INFO three", "INFO five"),
        JavaFx.call(() -> Clipboard.getSystemClipboard().getString()));
    JavaFx.run(() -> logs().setValue(folder.toAbsolutePath().resolve("inspector.log")));
    JavaFx.run(() -> ((TextField) find("#filterField")).setText(""));
    await(() -> list().getItems().equals(List.of("an older log")));
  }

  @Test
  void whatIsSelectedStaysWhenALongLogDropsItsFirstLines() throws Exception {
    String lines =
        IntStream.range(0, 5_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    Files.writeString(folder.resolve("worker.log"), lines, StandardOpenOption.APPEND);
    await(() -> list().getItems().size() == 5_000);
    JavaFx.run(() -> list().getSelectionModel().clearAndSelect(4_000));
    Files.writeString(
        folder.resolve("worker.log"), "one more\nand one\n", StandardOpenOption.APPEND);
    await(() -> list().getItems().getLast().equals("and one"));
    assertEquals(5_000, list().getItems().size());
    assertEquals(List.of("line 4000"), list().getSelectionModel().getSelectedItems());
  }

  @Test
  void oneKeyGoesRoundTheSettingsToo() {
    Set<String> reached = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      robot.push(KeyCode.F6);
      reached.add(JavaFx.call(() -> window.stage().getScene().getFocusOwner().getId()));
    }
    assertTrue(reached.containsAll(Set.of("openButton", "logBox")), reached.toString());
  }

  @Test
  void aFaultOfTheProgramIsListedAndItsDetailsAreCopied() throws Exception {
    LoggerFactory.getLogger("test").error("A task failed.", new IllegalStateException("broken"));
    await(() -> robot.lookup(".fault-code").tryQuery().isPresent());
    String code = ((Labeled) find(".fault-code")).getText();
    JavaFx.run(
        () ->
            ((javafx.scene.control.Button) find(".fault-code").getParent().lookup(".small-button"))
                .fire());
    String copied = JavaFx.call(() -> Clipboard.getSystemClipboard().getString());
    assertTrue(copied.contains(code), copied);
    assertTrue(copied.contains("broken"), copied);
    assertTrue(copied.contains("Java "), copied);
  }

  @Test
  void whatCannotBeOpenedIsTold() throws Exception {
    try (OffscreenWindow other =
        OffscreenWindow.open(
            folder,
            new WorkspaceSettings(
                folder,
                refused -> {
                  throw new UserMistakeException("No window could be opened.");
                }),
            Options.usual("front-desk"))) {
      JavaFx.run(() -> other.parts().settings().open(folder));
      await(() -> other.parts().settings().faultProperty().get().contains("No window"));
    }
  }

  private int threads() {
    return JavaFx.call(
        () -> window.parts().workbench().recipe().specProperty().get().training().threads());
  }

  private Node find(String selector) {
    return Optional.ofNullable(window.stage().getScene().lookup(selector)).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private ListView<String> list() {
    return (ListView<String>) find("#logList");
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Integer> sizes() {
    return (ComboBox<Integer>) find("#textSizeBox");
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Path> logs() {
    return (ComboBox<Path>) find("#logBox");
  }

  private String name() {
    return String.valueOf(logs().getValue().getFileName());
  }

  private String text(String selector) {
    return ((Labeled) find(selector)).getText();
  }

  private double height(String selector) {
    return JavaFx.call(() -> find(selector).getLayoutBounds().getHeight());
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!JavaFx.call(condition::getAsBoolean)) {
      assertTrue(System.nanoTime() < end, "it did not come to be");
      JavaFx.awaitPulses(3);
    }
    assertFalse(Platform.isFxApplicationThread());
  }
}
