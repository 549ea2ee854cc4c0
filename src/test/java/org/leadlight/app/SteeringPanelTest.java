package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;
import org.leadlight.run.Presets;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Keep;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The controls of a run that is steered, by mouse and keyboard. */
final class SteeringPanelTest {

  private final FxRobot robot = new FxRobot();
  private final FakeBackend backend = new FakeBackend();
  @TempDir private Path folder;
  private OpenWindow opened;

  @BeforeEach
  void openOnARun() throws Exception {
    backend.next = SyntheticRun.steered(RunState.RUNNING);
    opened = OpenWindow.open(folder, backend, Look.of(1440, 900));
    await(() -> !robot.lookup("#side-run").query().isDisabled());
  }

  @AfterEach
  void close() throws Exception {
    opened.close();
  }

  @Test
  void oneDragIsOneRequestMadeWhenTheMouseIsReleased() throws Exception {
    robot.clickOn("#side-run");
    Slider slider = robot.lookup("#slider-alpha").queryAs(Slider.class);
    Node thumb = slider.lookup(".thumb");
    Bounds at = thumb.localToScreen(thumb.getBoundsInLocal());
    robot.drag(thumb).moveBy(-30, 0).moveBy(-30, 0);
    Thread.sleep(800); // a rest while the button is down is no end of the drag
    assertTrue(backend.requested.isEmpty());
    robot.dropTo(at.getCenterX() - 90, at.getCenterY());
    CommandRequest request = request();
    assertEquals(1, request.values().size());
    assertEquals(slider.getValue(), request.values().get(Factories.ALPHA), 0.005);
    Thread.sleep(800);
    assertTrue(backend.requested.isEmpty(), "one drag, one request");
    Label chip = robot.lookup("#chip-" + Factories.ALPHA).queryAs(Label.class);
    assertEquals("pending", chip.getText());
    assertTrue(chip.getAccessibleText().endsWith("pending, running 0.6"), chip.getAccessibleText());
  }

  @Test
  void whatIsTypedIsAskedForAtEnterAndASwitchAtOnce() throws Exception {
    robot.clickOn("#side-run");
    robot.clickOn("#field-" + Factories.ENTROPY).push(KeyCode.SHORTCUT, KeyCode.A).write("0.25");
    assertTrue(backend.requested.isEmpty());
    robot.push(KeyCode.ENTER);
    assertEquals(Map.of(Factories.ENTROPY, 0.25), request().values());
    assertTrue(backend.started.isEmpty(), "Enter starts nothing while a run is steered");
    robot.clickOn("#switch-" + Factories.SIMILARITY);
    assertEquals(Map.of(Factories.SIMILARITY, 0.0), request().values());
    robot.clickOn("#field-" + Factories.ENTROPY).push(KeyCode.SHORTCUT, KeyCode.A).write("0.7");
    robot.push(KeyCode.ESCAPE);
    assertEquals(
        "0.25", robot.lookup("#field-" + Factories.ENTROPY).queryAs(TextField.class).getText());
  }

  @Test
  void steeringLeavesTheNextRecipeAsItWasTyped() throws Exception {
    robot.clickOn("#field-alpha").push(KeyCode.SHORTCUT, KeyCode.A).write("0.3x");
    robot.clickOn("#side-run");
    assertEquals("0.6", text("#field-alpha"));
    robot
        .clickOn("#field-alpha")
        .push(KeyCode.SHORTCUT, KeyCode.A)
        .write("0.5")
        .push(KeyCode.ENTER);
    request();
    robot.clickOn("#side-next");
    assertEquals("0.3x", text("#field-alpha"));
    robot.clickOn("#side-run");
    assertEquals("0.5", text("#field-alpha"));
  }

  @Test
  void aPresetIsOneRequestAndSaysInWordsWhatItLeavesOut() throws Exception {
    robot.clickOn("#side-run");
    robot.interact(
        () ->
            robot
                .lookup("#steer-presets")
                .queryComboBox()
                .getSelectionModel()
                .select((Object) Presets.find("quick").orElseThrow()));
    assertEquals(0.5, request().values().get(Factories.ALPHA));
    assertTrue(backend.requested.isEmpty());
    String said = robot.lookup("#leftOut").queryAs(Label.class).getText();
    assertEquals(
        "Fixed while the run goes on, so left as it is: Distillation layer, Steps.",
        said.replace("Layer,", "Distillation layer,"));
  }

  @Test
  void anArrowKeyGoesOverToTheOtherSide() {
    robot.interact(() -> robot.lookup("#side-next").query().requestFocus());
    robot.push(KeyCode.LEFT);
    assertTrue(opened.window().workbench().steering().steeringProperty().get());
    robot.push(KeyCode.RIGHT);
    assertFalse(opened.window().workbench().steering().steeringProperty().get());
  }

  @Test
  void whatIsFixedIsShownBehindAPadlockWithTheReason() throws Exception {
    robot.clickOn("#side-run");
    robot.interact(() -> robot.lookup("#trainingFold").queryAs(TitledPane.class).setExpanded(true));
    Node steps = robot.lookup("#setting-training-steps").query();
    assertFalse(steps instanceof TextField);
    assertEquals("Steps: 600, fixed while the run goes on", steps.getAccessibleText());
    assertTrue(robot.lookup("#slider-layer").query().isDisabled());
    assertNotNull(robot.lookup("#setting-training-clip_norm").queryAs(TextField.class));
  }

  @Test
  void discardingIsAskedInlineAndCanBeTakenBack() throws Exception {
    robot.interact(() -> opened.window().workbench().commands().discardingProperty().set(true));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#keepButton");
    assertFalse(robot.lookup("#discardBox").query().isVisible());
    assertTrue(backend.requested.isEmpty());
    robot.interact(() -> opened.window().workbench().commands().discardingProperty().set(true));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#discardButton");
    assertEquals(CommandRequest.stop(Keep.DISCARD), request());
  }

  @Test
  void pauseSaysAtOnceThatItIsAskedForAndTheListKnowsTheWayBack() throws Exception {
    robot.clickOn("#pauseButton");
    assertEquals("Pausing", robot.lookup("#pauseButton").queryAs(Labeled.class).getText());
    assertEquals(CommandKind.PAUSE, request().kind());
    robot.interact(() -> robot.lookup("#changesLink").queryAs(ButtonBase.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("Back");
    assertEquals(Map.of(Factories.ENTROPY, 0.15), request().values());
  }

  private String text(String query) {
    return robot.lookup(query).queryAs(TextField.class).getText();
  }

  private CommandRequest request() throws InterruptedException {
    return backend.requested.poll(15, TimeUnit.SECONDS);
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
  }
}
