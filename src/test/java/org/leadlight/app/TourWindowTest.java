package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.WindowMemory;
import org.leadlight.app.tour.TourViewModel;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;
import org.testfx.api.FxRobot;

/** The tour over the window: offered, followed, left and taken up again. */
final class TourWindowTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();

  private OpenWindow open(FakeBackend backend, Look look, WindowMemory before) throws Exception {
    OpenWindow opened = OpenWindow.open(folder, backend, look);
    run(opened, () -> opened.window().preferences().restore(before.choices()));
    return opened;
  }

  private static void run(OpenWindow opened, Runnable task) throws Exception {
    opened.on(
        () -> {
          task.run();
          return true;
        });
    opened.pulses(3);
  }

  private static WindowMemory remembered(String tour) {
    return WindowMemory.fromMap(Map.of("tour", tour));
  }

  private static Node find(OpenWindow opened, String id) {
    return opened.scene().lookup(id);
  }

  private static String text(OpenWindow opened, String id) {
    return find(opened, id) instanceof Labeled labeled ? labeled.getText() : "";
  }

  private static void await(OpenWindow opened, BooleanSupplier wanted) throws Exception {
    for (int i = 0; i < 200 && !opened.on(wanted::getAsBoolean); i++) {
      opened.pulses(2);
    }
    assertTrue(opened.on(wanted::getAsBoolean), "what was waited for did not come");
  }

  private static Bounds bounds(OpenWindow opened, String id) throws Exception {
    return opened.on(() -> find(opened, id).localToScene(find(opened, id).getLayoutBounds()));
  }

  private static String kept(OpenWindow opened) {
    return opened.window().preferences().choices().getValue().tour();
  }

  @Test
  void aFirstStartOffersItOnceAndOnlyWhenAsked() throws Exception {
    try (OpenWindow opened = open(new FakeBackend(), Look.of(1100, 700), WindowMemory.FRESH)) {
      opened.pulses(5);
      assertNull(find(opened, "#tourCard"), "nobody asked for it");
      run(opened, opened.window().tour()::begin);
      assertEquals("New here?", text(opened, "#tourTitle"));
      assertFalse(find(opened, "#tourNext").isVisible());
      robot.clickOn("#tourDecline");
      await(opened, () -> find(opened, "#tourCard") == null);
      assertEquals(TourViewModel.LEFT, kept(opened));
    }
    try (OpenWindow later =
        open(new FakeBackend(), Look.of(1100, 700), remembered(TourViewModel.LEFT))) {
      run(later, later.window().tour()::begin);
      assertNull(find(later, "#tourCard"));
      run(later, () -> later.scene().getAccelerators().get(Shortcut.TOUR.keys()).run());
      assertEquals("1 of 7", text(later, "#tourCount"));
    }
  }

  @Test
  void startWaitsForTheRunAndTheTourGoesOnByItselfToItsEnd() throws Exception {
    FakeBackend backend = new FakeBackend();
    try (OpenWindow opened = open(backend, Look.of(1100, 700), WindowMemory.FRESH)) {
      run(opened, opened.window().tour()::begin);
      robot.clickOn("#tourTake");
      await(opened, () -> text(opened, "#tourTitle").equals("The recipe"));
      ringIsAround(opened, "#presets");
      robot.clickOn("#tourNext");
      ringIsAround(opened, "#slider-alpha");
      assertTrue(opened.on(() -> find(opened, "#tourNext").isFocused()));
      robot.type(KeyCode.ENTER);
      await(opened, () -> text(opened, "#tourTitle").equals("Press Start"));
      assertTrue(backend.started.isEmpty(), "Enter presses Next, not Start");
      assertFalse(find(opened, "#tourNext").isVisible());
      ringIsAround(opened, "#startButton");
      robot.clickOn("#startButton");
      backend.next = SyntheticRun.update();
      await(opened, () -> text(opened, "#tourTitle").equals("Watch it learn"));
      ringIsAround(opened, "#charts");
      robot.clickOn("#tourNext");
      ringIsAround(opened, "#hideWeights");
      robot.clickOn("#tourNext");
      ringIsAround(opened, "#wordsRoot");
      robot.clickOn("#tourNext");
      ringIsAround(opened, "#privacyEntry");
      robot.clickOn("#privacyEntry");
      await(opened, () -> find(opened, "#tourCard") == null);
      assertEquals(Screen.PRIVACY, opened.window().screens().shownProperty().get());
    }
  }

  private static void ringIsAround(OpenWindow opened, String id) throws Exception {
    opened.pulses(6);
    assertTrue(find(opened, "#tourRing").isVisible(), id);
    Bounds ring = bounds(opened, "#tourRing");
    Bounds node = bounds(opened, id);
    assertTrue(ring.intersects(node), id + " at " + node + " is not in " + ring);
    Bounds card = bounds(opened, "#tourCard");
    assertFalse(card.intersects(node), "the card covers " + id);
    Bounds screen = bounds(opened, "#screen");
    assertTrue(card.getMinX() >= screen.getMinX(), "the card covers the rail at " + id);
  }

  @Test
  void itIsLeftByEscapeAndComesBackAtItsStep() throws Exception {
    try (OpenWindow opened = open(new FakeBackend(), Look.of(1100, 700), remembered("charts"))) {
      run(opened, opened.window().tour()::begin);
      assertEquals("4 of 7", text(opened, "#tourCount"));
      assertFalse(find(opened, "#tourRing").isVisible(), "there are no charts yet");
      Bounds card = bounds(opened, "#tourCard");
      Bounds screen = bounds(opened, "#screen");
      assertEquals(screen.getCenterX(), card.getCenterX(), 1);
      double below = screen.getMaxY() - card.getMaxY();
      assertTrue(below > 0 && below < 20, card.toString());
      robot.clickOn("#tourBack");
      assertEquals("start", kept(opened));
      run(opened, () -> find(opened, "#tourSkip").requestFocus());
      robot.type(KeyCode.ESCAPE);
      await(opened, () -> find(opened, "#tourCard") == null);
      assertEquals(TourViewModel.LEFT, kept(opened));
    }
  }

  @Test
  void theKeyOfThePartsReachesTheCard() throws Exception {
    try (OpenWindow opened = open(new FakeBackend(), Look.of(1100, 700), remembered("recipe"))) {
      run(opened, opened.window().tour()::begin);
      run(opened, () -> find(opened, "#themeButton").requestFocus());
      run(opened, () -> opened.scene().getAccelerators().get(Shortcut.NEXT_PART.keys()).run());
      assertEquals("tourSkip", opened.on(() -> opened.scene().getFocusOwner().getId()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "recipe, 1440, false, 100",
    "charts, 1100, true, 100",
    "words, 1100, false, 200",
    "'', 1100, false, 100"
  })
  void aStepCanBePictured(String step, int width, boolean dark, int percent) throws Exception {
    FakeBackend backend = new FakeBackend();
    if (!step.isEmpty() && !step.equals("recipe")) {
      backend.next = SyntheticRun.update();
    }
    Look look = Look.of(width, width == 1440 ? 900 : 700).inDark(dark);
    try (OpenWindow opened = OpenWindow.open(folder, backend, look)) {
      opened.pulses(10);
      run(opened, () -> opened.window().appearance().textSizeProperty().set(percent));
      run(opened, () -> opened.window().preferences().tourProperty().set(step));
      run(opened, opened.window().tour()::begin);
      opened.pulses(10);
      Bounds card = bounds(opened, "#tourCard");
      assertTrue(card.getMinX() >= 0 && card.getMaxX() <= width, card.toString());
      WritableImage image = opened.on(() -> opened.scene().getRoot().snapshot(null, null));
      Files.createDirectories(PICTURES);
      String name = "tour-%s-%d-%s-%d.png".formatted(step, width, dark ? "dark" : "light", percent);
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", PICTURES.resolve(name).toFile());
    }
  }
}
