package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.RunBackend;
import org.leadlight.app.workbench.RunCursor;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.CommandRequest;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The main path, by mouse and keyboard, on a window without a display. */
final class WorkbenchWindowTest {

  private final FxRobot robot = new FxRobot();
  private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService commands = Executors.newSingleThreadScheduledExecutor();
  @TempDir private Path folder;
  private @Nullable Stage stage;

  @BeforeEach
  void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void closeWindow() {
    reading.shutdownNow();
    commands.shutdownNow();
    Stage shown = stage;
    if (shown != null) {
      robot.interact(shown::close);
    }
  }

  @Test
  void aRecipeIsSetUpByHandStartedWatchedAndStopped() throws Exception {
    FakeBackend backend = new FakeBackend();
    open(backend);

    drag("#slider-alpha", 0.25);
    type("#field-" + Factories.ENTROPY, "0.07");
    robot.clickOn("#switch-" + Factories.SIMILARITY);
    assertFalse(robot.lookup("#slider-" + Factories.SIMILARITY).query().getParent().isVisible());
    robot.clickOn("#startButton");

    RunSpec started = backend.started.poll(10, TimeUnit.SECONDS);
    assertEquals(0.25, started.loss().value(Factories.ALPHA), 0.03);
    assertEquals(0.07, started.loss().value(Factories.ENTROPY));
    assertEquals(0, started.loss().value(Factories.SIMILARITY));
    assertEquals(30, started.loss().value(Factories.COSINE));

    backend.next = SyntheticRun.update();
    await(() -> text("#chipLabel").equals("running, step 412 of 600"));
    assertEquals("Run 12", text("#titleLabel"));
    robot.clickOn("#stopButton");
    assertEquals(12, backend.stopped.poll(10, TimeUnit.SECONDS));
    assertTrue(robot.lookup("#stopButton").query().isDisabled());
  }

  @Test
  void nonsenseIsNamedBesideTheFieldAndForbidsTheStart() {
    open(new FakeBackend());
    type("#field-" + Factories.ENTROPY, "plenty");
    WaitForAsyncUtils.waitForFxEvents();
    Button start = robot.lookup("#startButton").queryButton();
    assertTrue(start.isDisabled());
    assertTrue(
        robot.lookup(".fault").queryAll().stream()
            .anyMatch(node -> isSaying(node, "\"plenty\" is not a number")));
    assertTrue(text("#band").contains("\"plenty\" is not a number"));
    type("#field-" + Factories.ENTROPY, "0.2");
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(start.isDisabled());
  }

  @Test
  void aStalledWorkspaceNeverStopsTheWindow() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    open(new StalledBackend(release));
    try {
      robot.clickOn("#startButton");
      assertEquals("Starting", robot.lookup("#startButton").queryButton().getText());
      type("#field-alpha", "0.4");
      assertEquals(0.4, robot.lookup("#slider-alpha").queryAs(Slider.class).getValue(), 1e-9);
    } finally {
      release.countDown();
    }
  }

  @Test
  void whatWasTypedComesBackWhenTheWindowOpensAgain() throws Exception {
    open(new FakeBackend());
    type("#field-alpha", "0.4x");
    DraftStore kept = drafts();
    await(() -> "0.4x".equals(kept.read().get("loss.alpha")));
    Stage first = stage;
    robot.interact(first::close);
    open(new FakeBackend());
    assertEquals("0.4x", robot.lookup("#field-alpha").queryAs(TextField.class).getText());
  }

  @Test
  void theThemeButtonTurnsTheWindowDark() {
    open(new FakeBackend());
    boolean before = stage.getScene().getRoot().getStyleClass().contains("dark");
    robot.clickOn("#themeButton");
    assertNotEquals(before, stage.getScene().getRoot().getStyleClass().contains("dark"));
  }

  private DraftStore drafts() {
    return new DraftStore(folder.resolve("recipe.json"), reading, Duration.ofMillis(50));
  }

  private void open(RunBackend backend) {
    robot.interact(
        () -> {
          WorkbenchWindow window =
              new WorkbenchWindow(
                  backend,
                  new FakeRuns(),
                  new FakeAttacks(),
                  new FakeLessons(),
                  drafts(),
                  6,
                  commands,
                  Platform::runLater);
          window.workbench().recipe().restore(drafts().read());
          window.appearance().choose(false);
          Stage opened = new Stage();
          opened.setScene(window.scene(1440, 900));
          opened.show();
          window.reader().startOn(reading, Duration.ofMillis(20));
          stage = opened;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void type(String query, String words) {
    robot.clickOn(query).push(KeyCode.SHORTCUT, KeyCode.A).write(words);
  }

  /** Drags the thumb to a share of the slider's length. */
  private void drag(String query, double share) {
    Slider slider = robot.lookup(query).queryAs(Slider.class);
    Node thumb = slider.lookup(".thumb");
    Bounds track = slider.localToScreen(slider.getBoundsInLocal());
    double half = thumb.getBoundsInLocal().getWidth() / 2;
    double target = track.getMinX() + half + share * (track.getWidth() - 2 * half);
    Bounds at = thumb.localToScreen(thumb.getBoundsInLocal());
    robot.drag(thumb).dropTo(target, at.getCenterY());
  }

  private String text(String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static boolean isSaying(Node node, String words) {
    return node instanceof Label label && label.isVisible() && label.getText().contains(words);
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
  }

  /** A workspace that answers nothing until it is released. */
  private record StalledBackend(CountDownLatch release) implements RunBackend {
    @Override
    public long start(RunSpec spec) {
      hang();
      return 1;
    }

    @Override
    public long request(long run, CommandRequest request) {
      hang();
      return 1;
    }

    @Override
    public void resume(long run) {
      hang();
    }

    @Override
    public long replay(long run) {
      hang();
      return 2;
    }

    @Override
    public long branch(long run, long step, Map<String, Double> changes) {
      hang();
      return 2;
    }

    @Override
    public RunUpdate poll(RunCursor cursor) {
      hang();
      throw new IllegalStateException("the workspace went away");
    }

    private void hang() {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
