package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.plot.attack.SmallReport;
import org.leadlight.run.Recipes;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.AttackState;
import org.leadlight.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The screen of privacy on a real workspace; this test is the process that attacks. */
final class PrivacyWindowTest {

  @TempDir private Path folder;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final FxRobot robot = new FxRobot();
  private final AtomicInteger launches = new AtomicInteger();
  private Workspace workspace;
  private WorkspaceBackend backend;
  private WorkspaceAttacks attacks;
  private Stage stage;

  @BeforeEach
  void openThePrivacyOfARun() throws Exception {
    AttackedWorkspace.make(folder);
    workspace = Workspace.open(folder);
    backend = new WorkspaceBackend(folder, "front-desk");
    attacks = new WorkspaceAttacks(folder, launches::incrementAndGet);
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
                      new FakeRuns(),
                      attacks,
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
    JavaFx.awaitPulses(5);
    JavaFx.run(() -> stage.getScene().getAccelerators().get(Shortcut.PRIVACY.keys()).run());
    assertEquals(Screen.PRIVACY, made.join().screens().shownProperty().get());
    await(() -> isShown("#attackButton") && !find("#attackButton").isDisabled());
  }

  @AfterEach
  void close() {
    JavaFx.run(stage::close);
    executor.shutdownNow();
    backend.close();
    attacks.close();
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

  private Node find(String selector) {
    return stage.getScene().lookup(selector);
  }

  /** What is not there yet, because its skin is made at the next pulse, says nothing. */
  private String text(String selector) {
    return find(selector) instanceof Labeled labeled ? labeled.getText() : "";
  }

  private boolean isShown(String selector) {
    Node node = find(selector);
    return node != null && node.isVisible();
  }

  private long asked() {
    return workspace.attacks().newest(1).orElseThrow().id();
  }

  @Test
  void anAttackIsAskedForWatchedAndItsReportShown() {
    assertTrue(text("#hintLabel").contains("Nobody has attacked run 1"));
    robot.clickOn("#attackButton");
    await(() -> text("#stateLabel").equals("waiting for a worker"));
    assertEquals(1, launches.get());
    assertTrue(find("#attackButton").isDisabled(), "one attack at a time");
    try (AttackClaim claim = AttackClaim.of(workspace, asked()).orElseThrow()) {
      assertEquals(List.of(AttackerKind.values()), claim.attack().plan().attackers());
      claim.reached(new AttackStage(AttackerKind.MLP, AttackRole.ATTACK, 3, 4, 0));
      await(() -> text("#progressLabel").equals("Trained inverter: reads the transform, 3 of 4"));
      assertEquals(0.5, JavaFx.call(() -> ((ProgressBar) find("#attackBar")).getProgress()));
      claim.finish(SmallReport.whole().of(1, 600).report());
    }
    await(() -> text("#worstLabel").equals("11.6 %"));
    assertEquals(
        "of private words, from one release (10.6\u00a0\u2013\u00a012.6)", text("#worstOfLabel"));
    assertEquals("Hidden state, own releases, after layer 5", text("#worstWhoLabel"));
    assertEquals("92.0 %", text("#keptLabel"));
    assertEquals("10.4", text("#strengthLabel"));
    assertEquals("it does", text("#leakChip"));
    assertFalse(isShown("#noReleases"));
    assertFalse(isShown("#progressBox"));
    assertEquals("Attack again", text("#attackButton"));
    String spoken = JavaFx.call(() -> find("#readings").getAccessibleText());
    assertTrue(spoken.contains("own releases, the worst: 11.6 % of private"), spoken);
    assertTrue(find("#ranks").getAccessibleText().contains("private words: 4.0 % read"));
    assertTrue(find("#releases").getAccessibleText().contains("releases averaged 64: 54.5 %"));
  }

  @Test
  void cancelTakesItBackAtOnce() {
    robot.clickOn("#attackButton");
    await(() -> isShown("#progressBox"));
    robot.clickOn("#cancelButton");
    await(() -> text("#stateLabel").equals("cancelled"));
    assertEquals(AttackState.CANCELLED, workspace.attacks().find(asked()).orElseThrow().state());
    assertFalse(find("#attackButton").isDisabled());
  }

  @Test
  void anAttackWhoseProcessIsGoneSaysSoAndIsStartedAgain() {
    robot.clickOn("#attackButton");
    await(() -> isShown("#progressBox"));
    AttackClaim.of(workspace, asked()).orElseThrow().close(); // as when its process is killed
    await(() -> isShown("#failedBox"));
    assertTrue(text("#failedLabel").contains("Its process is gone."));
    robot.clickOn("#againButton");
    await(() -> text("#stateLabel").equals("waiting for a worker"));
    assertFalse(isShown("#failedBox"));
    assertEquals(2, launches.get());
  }

  @Test
  void controlsThatFailStandInPlaceOfTheHeadline() {
    AttackedWorkspace.report(
        workspace, parts -> parts.leaking(0.4).attack(AttackerKind.MLP, 0.1, 0.6));
    await(() -> text("#worstOfLabel").startsWith("No headline: a control did not"));
    assertFalse(isShown("#worstLabel"));
    assertTrue(isShown("#failuresLabel"));
    assertTrue(text("#failuresLabel").contains("mlp reads 40.0 %"));
    assertEquals("it does not", text("#leakChip"));
    assertTrue(isShown("#noReleases"));
    assertTrue(isShown("#noLayers"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aRunWithoutWeightsSaysWhatToDo() {
    workspace.enqueue("empty", Recipes.DEMONSTRATION);
    ComboBox<Object> runs = (ComboBox<Object>) find("#runBox");
    await(() -> runs.getItems().size() == 2);
    JavaFx.run(() -> runs.getSelectionModel().select(0));
    await(() -> text("#hintLabel").startsWith("Run 2 keeps no weights that could be attacked"));
    assertTrue(find("#attackButton").isDisabled());
    assertTrue(find("#exportButton").isDisabled());
  }
}
