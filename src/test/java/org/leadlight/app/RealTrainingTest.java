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
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.Factories;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.SteeredRecipe;
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

  @Test
  void aRunIsSteeredWhileItTrainsPausedResumedAndStoppedWithItsBestWeights() throws Exception {
    open();
    type("#field-alpha", "0.5");
    robot.interact(
        () ->
            window.workbench().recipe().training().stream()
                .filter(field -> field.path().equals("training.evaluation_interval"))
                .forEach(field -> field.textProperty().set("20")));
    robot.interact(() -> robot.lookup("#startButton").queryButton().fire());
    await(() -> window.workbench().steering().steeringProperty().get());
    await(() -> pointsShown() >= 3);
    drag("#slider-alpha", 0.8);
    Label chip = robot.lookup("#chip-" + Factories.ALPHA).queryAs(Label.class);
    assertTrue(chip.isVisible(), "pending at once");
    await(() -> chip.getText().startsWith("applied at step "));
    long step = Long.parseLong(chip.getText().substring("applied at step ".length()));
    ChartColumn charts = robot.lookup("#charts").queryAs(ChartColumn.class);
    await(() -> charts.snapshot().marks().stream().anyMatch(mark -> mark.step() == step));
    picture("real-steering.png");

    robot.clickOn("#pauseButton");
    await(() -> chipText().startsWith("paused at step "));
    picture("real-paused.png");
    long paused = pointsShown();
    Thread.sleep(1_000);
    assertEquals(paused, pointsShown(), "a paused run takes no step");
    robot.clickOn("#pauseButton");
    await(() -> pointsShown() > paused);
    robot.clickOn("#steer-back");
    await(() -> charts.snapshot().marks().size() == 2);

    await(() -> window.workbench().snapshotProperty().get().evaluations().size() >= 2);
    robot.interact(() -> window.workbench().commands().stop(Keep.BEST));
    await(() -> chipText().startsWith("stopped at step "));
    assertTrue(
        robot.lookup("#remarkLabel").queryAs(Label.class).getText().contains("is the best by"));
    try (Workspace workspace = Workspace.open(folder)) {
      RunSummary run = workspace.newestRun().orElseThrow();
      assertTrue(run.resultStep() > 0);
      SteeredRecipe steered = new SteeredRecipe(run.spec(), workspace.commands().of(run.id()));
      assertEquals(0.5, steered.now().loss().value(Factories.ALPHA));
      assertEquals(0.8, steered.at(step).loss().value(Factories.ALPHA), 0.03);
    }
  }

  @Test
  void aRunWhoseWorkerIsKilledGoesOnByOneClickAsOneCurve() throws Exception {
    open();
    robot.interact(
        () ->
            window.workbench().recipe().training().stream()
                .filter(field -> field.path().equals("training.checkpoint_interval"))
                .forEach(field -> field.textProperty().set("10")));
    robot.interact(() -> robot.lookup("#startButton").queryButton().fire());
    await(() -> pointsShown() >= 15);
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly); // the worker
    await(() -> chipText().startsWith("interrupted at step "));
    long recorded = pointsShown();
    picture("real-interrupted.png");
    robot.clickOn("#remarkButton");
    await(() -> chipText().startsWith("running, step ") && pointsShown() > recorded + 5);
    SeriesView curve =
        window.workbench().snapshotProperty().get().curve("component/composite_loss");
    for (int i = 0; i < curve.size(); i++) {
      assertEquals(i, curve.step(i));
    }
    robot.clickOn("#stopButton");
    await(() -> chipText().startsWith("stopped at step "));
  }

  private String chipText() {
    return robot.lookup("#chipLabel").queryAs(Label.class).getText();
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
              new WorkbenchWindow(
                  backend,
                  new FakeRuns(),
                  new FakeAttacks(),
                  new FakeLessons(),
                  drafts,
                  6,
                  commands,
                  Platform::runLater);
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
