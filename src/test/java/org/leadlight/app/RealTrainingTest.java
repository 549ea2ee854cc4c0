package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.run.Factories;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The main path with nothing faked: window, database, worker process, engine, model. */
final class RealTrainingTest {

  private static final long PATIENCE_SECONDS = 120;

  private final FxRobot robot = new FxRobot();
  private ScheduledExecutorService reading;
  private ScheduledExecutorService commands;
  @TempDir private Path folder;
  private Stage stage;
  private WorkspaceBackend backend;
  private WorkbenchWindow window;

  @BeforeEach
  void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void closeWindow() throws InterruptedException {
    robot.interact(stage::close);
    reading.shutdownNow();
    commands.shutdownNow();
    assertTrue(reading.awaitTermination(10, TimeUnit.SECONDS));
    assertTrue(commands.awaitTermination(10, TimeUnit.SECONDS));
    backend.close();
  }

  @Test
  void slidersSetUpATrainingThatOutlivesTheWindowAndIsStoppedFromTheNext() throws Exception {
    open();
    drag("#slider-alpha", 0.4);
    type("#field-" + Factories.ENTROPY, "0.25");
    robot.clickOn("#switch-" + Factories.SIMILARITY);
    long clicked = System.nanoTime();
    long[] answered = new long[1];
    String[] said = new String[1];
    robot.interact(
        () -> {
          long before = System.nanoTime();
          robot.lookup("#startButton").queryButton().fire();
          answered[0] = System.nanoTime() - before;
          said[0] = robot.lookup("#startButton").queryButton().getText();
        });
    assertEquals("Starting", said[0]);
    System.out.printf("Start answered after %.2f ms%n", answered[0] / 1e6);

    await(() -> pointsShown() >= 5);
    System.out.printf("first points after %.1f s%n", (System.nanoTime() - clicked) / 1e9);
    picture("real-training.png");
    long shown = pointsShown();
    closeWindow();

    try (Workspace workspace = Workspace.open(folder)) {
      RunSummary run = workspace.newestRun().orElseThrow();
      assertEquals(0.4, run.spec().loss().value(Factories.ALPHA), 0.03);
      assertEquals(0.25, run.spec().loss().value(Factories.ENTROPY));
      assertEquals(0, run.spec().loss().value(Factories.SIMILARITY));
      await(() -> workspace.run(run.id()).orElseThrow().step() > shown + 5);

      open();
      await(() -> pointsShown() > shown);
      assertEquals("Run " + run.id(), robot.lookup("#titleLabel").queryAs(Label.class).getText());
      robot.clickOn("#stopButton");
      await(() -> workspace.run(run.id()).orElseThrow().state().isEnd());
      RunSummary ended = workspace.run(run.id()).orElseThrow();
      assertEquals(RunState.STOPPED, ended.state());
      assertWholeRecord(workspace, ended);
    }
  }

  /**
   * Every step once, everything the closures returned, an evaluation, a checkpoint with its file.
   */
  private void assertWholeRecord(Workspace workspace, RunSummary run) throws IOException {
    RunSnapshot record = workspace.read(run.id(), RunCursor.START, 1_000_000).orElseThrow();
    for (int i = 0; i < record.metrics().size(); i++) {
      assertEquals(i, record.metrics().get(i).step());
    }
    assertEquals(run.step(), record.metrics().size());
    assertTrue(record.metrics().getFirst().names().contains("component/composite_loss"));
    assertTrue(record.hyperparameters().getFirst().json().contains("\"scale\""));
    assertFalse(record.evaluations().isEmpty());
    assertEquals(64, run.parametersSha256().length());
    try (var checkpoints = Files.list(workspace.runFolder(run.id()).checkpoints())) {
      assertTrue(checkpoints.findAny().isPresent());
    }
  }

  private long pointsShown() {
    var snapshot = window.workbench().snapshotProperty().getValue();
    return snapshot == null ? 0 : snapshot.curve("component/composite_loss").size();
  }

  private void open() {
    reading = Executors.newSingleThreadScheduledExecutor();
    commands = Executors.newSingleThreadScheduledExecutor();
    backend = new WorkspaceBackend(folder);
    DraftStore drafts =
        new DraftStore(folder.resolve("draft.json"), reading, Duration.ofMillis(50));
    robot.interact(
        () -> {
          window =
              new WorkbenchWindow(backend, new FakeRuns(), drafts, 6, commands, Platform::runLater);
          stage = new Stage();
          stage.setScene(window.scene(1440, 900));
          stage.show();
          window.reader().startOn(reading, Duration.ofMillis(50));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void picture(String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    BufferedImage[] image = new BufferedImage[1];
    robot.interact(
        () -> image[0] = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
    Path target = Path.of("target", "pictures", name);
    Files.createDirectories(target.getParent());
    ImageIO.write(image[0], "png", target.toFile());
  }

  private void type(String query, String words) {
    robot.clickOn(query).push(KeyCode.SHORTCUT, KeyCode.A).write(words);
  }

  private void drag(String query, double share) {
    Slider slider = robot.lookup(query).queryAs(Slider.class);
    Node thumb = slider.lookup(".thumb");
    Bounds track = slider.localToScreen(slider.getBoundsInLocal());
    double half = thumb.getBoundsInLocal().getWidth() / 2;
    Bounds at = thumb.localToScreen(thumb.getBoundsInLocal());
    robot
        .drag(thumb)
        .dropTo(track.getMinX() + half + share * (track.getWidth() - 2 * half), at.getCenterY());
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
  }
}
