package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.workbench.AskedBackend;
import org.leadlight.app.workbench.AskedBackend.Outcome;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.SyntheticRun;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The panel of what leaves the device, by mouse and keyboard. */
final class WordsPanelTest {

  private final FxRobot robot = new FxRobot();
  private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService commands = Executors.newSingleThreadScheduledExecutor();
  private final AskedBackend backend = new AskedBackend();
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
  void aPromptIsChosenAndItsEvaluationsAreWalkedThrough() throws Exception {
    open(1440, 900);
    assertTrue(sent().startsWith("Chat from David Ashden in Silverhaven."), sent());
    robot.clickOn("#choiceBox").type(KeyCode.DOWN).type(KeyCode.ENTER);
    await(() -> sent().startsWith("Call from Fiona"));
    assertEquals("newest: step 400", text("#newestLabel"));
    assertEquals(400, slider().getValue());
    drag(0.32);
    assertEquals(200, slider().getValue(), "the thumb stands at evaluations only");
    robot.type(KeyCode.LEFT);
    assertEquals(160, slider().getValue());
    robot.type(KeyCode.HOME);
    assertTrue(styles("#sentWords .guess").stream().allMatch(style -> style.contains("rank-read")));
    robot.type(KeyCode.END);
    assertEquals(400, slider().getValue());
    assertTrue(
        styles("#sentWords .guess").stream().anyMatch(style -> style.contains("rank-hidden")));
  }

  @Test
  void aTypedPromptIsAskedByEnterAndLeftByEscape() throws Exception {
    open(1440, 900);
    robot.clickOn("#typeButton").write("Greet [[Zoe]]").type(KeyCode.ENTER);
    await(() -> text("#noteLabel").equals("asking\u2026"));
    assertEquals(List.of(), List.copyOf(backend.started), "Enter asks and starts no training");
    backend.answers.add(Outcome.ANSWERED);
    await(() -> sent().equals("Greet Zoe"));
    assertEquals("weights after step 412", text("#noteLabel"));
    robot.clickOn("#typedField").type(KeyCode.ESCAPE);
    await(() -> sent().startsWith("Chat from"));
    await(() -> "Greet [[Zoe]]".equals(drafts().read().get("words.typed")));
    robot.clickOn("#typeButton");
    assertEquals("Greet [[Zoe]]", robot.lookup("#typedField").queryAs(TextField.class).getText());
  }

  @Test
  void theSliderAsksATypedPromptForItsStep() throws Exception {
    open(1440, 900);
    robot.clickOn("#typeButton").write("Greet Zoe").type(KeyCode.ENTER);
    backend.answers.add(Outcome.ANSWERED);
    await(() -> sent().equals("Greet Zoe"));
    drag(0.14);
    for (int held = 0; held < 12; held++) { // a slow drag asks on its way, too
      backend.answers.add(Outcome.ANSWERED);
    }
    await(() -> text("#noteLabel").equals("weights after step 80"));
    assertEquals(OptionalLong.empty(), backend.steps.getFirst());
    assertEquals(OptionalLong.of(80), backend.steps.getLast());
  }

  @Test
  void aRefusalIsShownInThePanelAndWhatWasTypedStays() throws Exception {
    open(1440, 900);
    robot.clickOn("#typeButton").write("far too long").type(KeyCode.ENTER);
    backend.answers.add(Outcome.REFUSED);
    await(() -> text("#messageLabel").equals(AskedBackend.REFUSAL));
    assertFalse(robot.lookup("#reading").query().isVisible());
    assertEquals("far too long", robot.lookup("#typedField").queryAs(TextField.class).getText());
  }

  @Test
  void aQuestionThatIsNeverAnsweredHoldsUpNothing() throws Exception {
    open(1440, 900);
    robot.clickOn("#typeButton").write("Greet Zoe").type(KeyCode.ENTER);
    await(() -> !backend.steps.isEmpty());
    drag(0.2);
    drag(0.5);
    robot.clickOn("#field-alpha").push(KeyCode.SHORTCUT, KeyCode.A).write("0.4");
    assertEquals(0.4, robot.lookup("#slider-alpha").queryAs(Slider.class).getValue(), 1e-9);
    robot.clickOn("#startButton");
    assertTrue(backend.started.poll(10, TimeUnit.SECONDS) != null, "Start waits for no question");
    assertEquals("asking\u2026", text("#noteLabel"));
  }

  @Test
  void thePanelIsClosedOpenedAndResizedByMouseAndKeyboard() throws Exception {
    open(1440, 900);
    Region charts = (Region) robot.lookup("#charts").query();
    double whenOpen = charts.getHeight();
    robot.clickOn("#foldButton");
    assertEquals(whenOpen + 208, charts.getHeight());
    assertFalse(robot.lookup("#wordsBody").query().isVisible());
    robot.push(KeyCode.SHORTCUT, KeyCode.L);
    assertEquals(whenOpen, charts.getHeight());
    Node handle = robot.lookup("#drawerHandle").query();
    Bounds at = handle.localToScreen(handle.getBoundsInLocal());
    robot.moveTo(at.getCenterX(), at.getCenterY()).press(MouseButton.PRIMARY);
    for (int moved = 0; moved < 60; moved += 3) {
      robot.moveBy(0, -3); // without a display only what lies beneath the mouse is dragged
      WaitForAsyncUtils.waitForFxEvents(2);
    }
    robot.release(MouseButton.PRIMARY);
    assertEquals(whenOpen - 60, charts.getHeight(), 1);
    robot.interact(handle::requestFocus);
    robot.type(KeyCode.HOME).type(KeyCode.UP);
    assertEquals(whenOpen - 16, charts.getHeight());
    await(() -> "264".equals(drafts().read().get("words.height")));
  }

  @Test
  void inASmallWindowThePanelBeginsClosedAndOpensOverTheCharts() {
    open(1100, 700);
    Region charts = (Region) robot.lookup("#charts").query();
    double height = charts.getHeight();
    assertFalse(robot.lookup("#wordsBody").query().isVisible());
    robot.clickOn("#foldButton");
    assertTrue(robot.lookup("#wordsBody").query().isVisible());
    assertEquals(height, charts.getHeight());
    assertEquals(248, ((Region) robot.lookup("#wordsRoot").query()).getHeight());
  }

  @Test
  void arrowKeysGoFromWordToWordAndEachIsReadOut() {
    open(1440, 900);
    Node words = robot.lookup("#sentWords").query();
    robot.interact(words::requestFocus);
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.RIGHT);
    String spoken = stage.getScene().getFocusOwner().getAccessibleText();
    assertTrue(spoken.startsWith("David, guessed ") && spoken.endsWith(", private"), spoken);
    robot.type(KeyCode.END);
    assertTrue(stage.getScene().getFocusOwner().getAccessibleText().startsWith("it?, guessed it"));
  }

  private void open(double width, double height) {
    backend.next = SyntheticRun.update();
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
          window.appearance().choose(false);
          Stage opened = new Stage();
          opened.setScene(window.scene(width, height));
          opened.show();
          window.reader().startOn(reading, Duration.ofMillis(20));
          stage = opened;
        });
    try {
      await(() -> !sent().isEmpty());
    } catch (Exception e) {
      throw new AssertionError("no run was shown", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private DraftStore drafts() {
    return new DraftStore(folder.resolve("recipe.json"), reading, Duration.ofMillis(50));
  }

  /** The words shown, with blanks between. */
  private String sent() {
    return ((Pane) robot.lookup("#sentWords").query())
        .getChildren().stream()
            .map(word -> ((Label) word.lookup(".word")).getText())
            .collect(Collectors.joining(" "));
  }

  private List<List<String>> styles(String query) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(query).queryAll().stream()
        .map(node -> List.copyOf(node.getStyleClass()))
        .toList();
  }

  private Slider slider() {
    return robot.lookup("#evaluationSlider").queryAs(Slider.class);
  }

  /** Drags the thumb to a share of the slider's length. */
  private void drag(double share) {
    Slider slider = slider();
    Node thumb = slider.lookup(".thumb");
    Bounds track = slider.localToScreen(slider.getLayoutBounds());
    double half = thumb.getLayoutBounds().getWidth() / 2;
    Bounds at = thumb.localToScreen(thumb.getLayoutBounds());
    robot
        .drag(thumb)
        .dropTo(track.getMinX() + half + share * (track.getWidth() - 2 * half), at.getCenterY());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String text(String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        15, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
