package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.RunLine;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.run.BestMeasure;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The screen of runs on a real workspace, by mouse and keyboard. */
final class RunsWindowTest {

  @TempDir private Path folder;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final FxRobot robot = new FxRobot();
  private Workspace workspace;
  private RunClaim going;
  private WorkspaceBackend backend;
  private WorkspaceRuns runs;
  private WorkbenchWindow window;
  private Stage stage;

  @BeforeEach
  void openTheRuns() throws Exception {
    workspace = Workspace.open(folder);
    going = ManyRuns.write(workspace);
    backend = new WorkspaceBackend(folder, "front-desk");
    runs = new WorkspaceRuns(folder);
    FxToolkit.registerPrimaryStage();
    CompletableFuture<WorkbenchWindow> made = new CompletableFuture<>();
    stage =
        JavaFx.call(
            () -> {
              DraftStore drafts =
                  new DraftStore(folder.resolve("draft.json"), executor, Duration.ofDays(1));
              WorkbenchWindow parts =
                  new WorkbenchWindow(
                      backend,
                      runs,
                      new FakeAttacks(),
                      new FakeLessons(),
                      drafts,
                      6,
                      executor,
                      Platform::runLater,
                      Texts.load());
              made.complete(parts);
              Stage opened = new Stage();
              opened.setScene(parts.scene(1440, 900));
              opened.show();
              parts.startReading(executor, Duration.ofMillis(50));
              return opened;
            });
    window = made.join();
    JavaFx.awaitPulses(5);
    robot.clickOn("#runsEntry");
    await(() -> table().getItems().size() == ManyRuns.COUNT);
  }

  @AfterEach
  void close() {
    JavaFx.run(stage::close);
    executor.shutdownNow();
    backend.close();
    runs.close();
    going.close();
    workspace.close();
  }

  private static void await(BooleanSupplier wanted) {
    for (int i = 0; i < 200; i++) {
      if (JavaFx.call(wanted::getAsBoolean)) {
        return;
      }
      JavaFx.awaitPulses(3);
    }
    assertTrue(JavaFx.call(wanted::getAsBoolean), "what was waited for did not come");
  }

  private <T extends Node> T find(String selector, Class<T> type) {
    return type.cast(stage.getScene().lookup(selector));
  }

  @SuppressWarnings("unchecked")
  private TableView<RunLine> table() {
    return find("#table", TableView.class);
  }

  @SuppressWarnings("unchecked")
  private ListView<RunLine> queue() {
    return find("#waitingList", ListView.class);
  }

  private void choose(long run) {
    JavaFx.run(
        () -> {
          table().requestFocus();
          table().getItems().stream()
              .filter(line -> line.id() == run)
              .forEach(table().getSelectionModel()::select);
        });
    JavaFx.awaitPulses(3);
  }

  @Test
  void enterShowsTheChosenRunInTheWorkbenchUntilTheNewestIsFollowedAgain() {
    choose(5);
    robot.type(KeyCode.ENTER);
    await(() -> window.screens().shownProperty().get() == Screen.WORKBENCH);
    await(() -> find("#titleLabel", Labeled.class).getText().equals("Run 5"));
    robot.clickOn("#followLink");
    await(() -> find("#titleLabel", Labeled.class).getText().equals("Run 18"));
    assertFalse(JavaFx.call(() -> find("#followLink", Node.class).isVisible()));
    assertEquals(OptionalLong.empty(), window.workbench().chosenProperty().get());
  }

  @Test
  void whatCanBeDoneIsWhatTheStateOfTheRunAllows() {
    choose(1);
    assertTrue(JavaFx.call(() -> find("#resumeButton", Node.class).isDisabled()));
    assertTrue(JavaFx.call(() -> find("#stopMenu", Node.class).isDisabled()));
    choose(18);
    assertFalse(JavaFx.call(() -> find("#stopMenu", Node.class).isDisabled()));
    choose(ManyRuns.INTERESTING);
    assertFalse(JavaFx.call(() -> find("#resumeButton", Node.class).isDisabled()));
    await(() -> !find("#branchButton", Node.class).isDisabled());
    choose(16);
    assertTrue(JavaFx.call(() -> find("#replayButton", Node.class).isDisabled()));
    await(() -> find("#branchButton", Node.class).isDisabled());
  }

  @Test
  void theQueueIsReorderedAndHeldByTheKeyboard() {
    JavaFx.run(
        () -> {
          queue().requestFocus();
          queue().getSelectionModel().select(0);
        });
    long first = JavaFx.call(() -> queue().getItems().getFirst().id());
    robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
    await(() -> queue().getItems().get(1).id() == first);
    assertEquals(first, workspace.queue().waiting().get(1).id());
    assertEquals(first, JavaFx.call(() -> queue().getSelectionModel().getSelectedItem().id()));
    robot.type(KeyCode.SPACE);
    await(() -> find("#holdButton", Labeled.class).getText().equals("Release"));
    assertEquals("held", workspace.run(first).orElseThrow().state().words());
  }

  @Test
  void aMeasureAndAMaximumAreKept() {
    choose(4);
    TextField weight = find("#weightField", TextField.class);
    JavaFx.run(
        () -> {
          weight.requestFocus();
          weight.setText("2.5");
        });
    robot.type(KeyCode.ENTER);
    BestMeasure wanted = new BestMeasure(BestMeasure.Kind.WEIGHTED, 2.5);
    await(() -> workspace.run(4).orElseThrow().bestBy().equals(wanted));
    TextField limit = find("#limit-cpu", TextField.class);
    JavaFx.run(
        () -> {
          limit.requestFocus();
          limit.setText("0");
        });
    robot.type(KeyCode.ENTER);
    assertEquals("1", JavaFx.call(limit::getText), "what is no count is put back");
  }

  @Test
  void theScreensAreReachedByKeys() {
    JavaFx.run(() -> stage.getScene().getAccelerators().get(Shortcut.WORKBENCH.keys()).run());
    assertEquals(Screen.WORKBENCH, window.screens().shownProperty().get());
    assertNull(JavaFx.call(() -> find(".runs", Node.class)), "what is hidden is not painted");
  }
}
