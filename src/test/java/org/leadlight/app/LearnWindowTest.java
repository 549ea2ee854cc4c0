package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SentWordsPane;
import org.leadlight.run.lesson.LessonTopic;
import org.testfx.api.FxRobot;

/** The lessons in a window, with answers made of the questions. */
final class LearnWindowTest {

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private OpenWindow open;

  @BeforeEach
  void openTheLessons() throws Exception {
    open = OpenWindow.open(folder, new FakeBackend(), OpenWindow.Look.of(1440, 900));
    open.pulses(5);
    JavaFx.run(() -> open.scene().getAccelerators().get(Shortcut.LEARN.keys()).run());
    assertEquals(Screen.LEARN, open.window().screens().shownProperty().get());
    await(() -> find("#lessonNumbers") != null && !words().getChildren().isEmpty());
  }

  @AfterEach
  void close() throws Exception {
    open.close();
  }

  private Node find(String query) {
    return open.scene().lookup(query);
  }

  private SentWordsPane words() {
    return (SentWordsPane) find("#lessonWords");
  }

  private String text(String query) {
    return ((Labeled) find(query)).getText();
  }

  private void await(BooleanSupplier wanted) throws Exception {
    for (int i = 0; i < 60 && !JavaFx.call(wanted::getAsBoolean); i++) {
      open.pulses(3);
    }
    assertTrue(JavaFx.call(wanted::getAsBoolean), "what was waited for did not come");
  }

  private LessonTopic topic() {
    return open.window().learn().questionProperty().get().topic();
  }

  private double dial() {
    return open.window().learn().questionProperty().get().dial();
  }

  @Test
  void theKeyboardTurnsTheDialAndWordsAndNumbersFollow() throws Exception {
    JavaFx.run(() -> find("#lessonSlider").requestFocus());
    String before = JavaFx.call(() -> words().getChildren().getFirst().getAccessibleText());
    robot.press(KeyCode.END).release(KeyCode.END);
    await(() -> dial() == 2);
    await(() -> !words().getChildren().getFirst().getAccessibleText().equals(before));
    robot.press(KeyCode.LEFT).release(KeyCode.LEFT);
    await(() -> dial() < 2);
    assertEquals("1.98", JavaFx.call(() -> ((TextField) find("#lessonDialField")).getText()));
    JavaFx.run(
        () -> {
          TextField field = (TextField) find("#lessonDialField");
          field.setText("0,5");
          field.fireEvent(new ActionEvent());
        });
    await(() -> dial() == 0.5);
    assertEquals(0.25, JavaFx.call(() -> ((Slider) find("#lessonSlider")).getValue()), 1e-9);
  }

  @Test
  void everyLessonIsReachedAndSaysWhatItIs() throws Exception {
    for (LessonTopic topic : LessonTopic.values()) {
      JavaFx.run(() -> ((ButtonBase) find("#lesson-" + topic.id())).fire());
      await(() -> topic() == topic);
      open.pulses(3);
      assertEquals("Lesson " + topic.number() + " of 7", text("#numberLabel"));
      for (String choice : topic.choices()) {
        JavaFx.run(() -> ((ButtonBase) find("#choice-" + choice)).fire());
        assertEquals(choice, open.window().learn().questionProperty().get().choice());
      }
    }
    assertTrue(find("#nextButton").isDisabled());
    assertFalse(find("#trainButton").isVisible());
  }

  @Test
  void presentedItHasTheWindowToItselfInLargeTypeAndArrowsGoBetweenLessons() throws Exception {
    double before = width("#sentenceLabel");
    JavaFx.run(() -> open.scene().getAccelerators().get(Shortcut.PRESENT.keys()).run());
    await(() -> !find("#learnEntry").getParent().isVisible());
    open.pulses(5);
    assertFalse(find("#listPane").isVisible());
    assertTrue(
        JavaFx.call(() -> find("#sentenceLabel").getLocalToSceneTransform().getMxx()) > 1.15);
    assertNotEquals(before, width("#sentenceLabel"));
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    await(() -> topic() == LessonTopic.ALPHA);
    JavaFx.run(() -> find("#lessonSlider").requestFocus());
    robot.press(KeyCode.UP).release(KeyCode.UP);
    await(() -> dial() == 0.7);
    robot.press(KeyCode.LEFT).release(KeyCode.LEFT);
    await(() -> topic() == LessonTopic.WHAT_LEAVES);
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> find("#learnEntry").getParent().isVisible());
    assertTrue(find("#listPane").isVisible());
  }

  private double width(String query) {
    return JavaFx.call(() -> find(query).getLayoutBounds().getWidth());
  }

  @Test
  void itsStateIsCopiedAsAPicture() throws Exception {
    JavaFx.run(() -> ((ButtonBase) find("#lessonCopy")).fire());
    assertTrue(JavaFx.call(() -> Clipboard.getSystemClipboard().hasImage()));
    assertFalse(text("#lessonNews").isEmpty());
  }

  @Test
  void beforeTheFirstAnswerThereIsNothingToCopyOrToHandOut() throws Exception {
    assertFalse(find("#lessonCopy").isDisabled());
    JavaFx.run(
        () -> {
          ((ButtonBase) find("#lesson-alpha")).fire();
          assertTrue(find("#lessonCopy").isDisabled());
          assertTrue(find("#handOutButton").isDisabled());
        });
    await(() -> !find("#lessonCopy").isDisabled() && !find("#handOutButton").isDisabled());
  }

  @Test
  void aLessonTrainsItsTransformAndLeadsToItsCharts() throws Exception {
    JavaFx.run(() -> ((ButtonBase) find("#lesson-alpha")).fire());
    await(() -> topic() == LessonTopic.ALPHA);
    JavaFx.run(() -> ((ButtonBase) find("#trainButton")).fire());
    await(() -> find("#openLink").isVisible());
    JavaFx.run(() -> ((ButtonBase) find("#openLink")).fire());
    assertEquals(Screen.WORKBENCH, open.window().screens().shownProperty().get());
  }

  @Test
  void whatIsTypedStaysWhenTheFieldIsLeftWithoutEnter() throws Exception {
    TextField message = (TextField) find("#messageField");
    JavaFx.run(
        () -> {
          message.requestFocus();
          message.setText("Ms. [[Uma]] called.");
          find("#lessonSlider").requestFocus();
        });
    robot.press(KeyCode.END).release(KeyCode.END);
    await(() -> dial() == 2);
    assertEquals("Ms. [[Uma]] called.", message.getText());
    assertEquals("Ms. [[Uma]] called.", open.window().draft().get("learn.message"));
    TextField field = (TextField) find("#lessonDialField");
    leave(field, "1.5");
    assertEquals(1.5, dial());
    leave(field, "loud");
    assertEquals(1.5, dial());
    assertEquals("loud", field.getText());
    assertTrue(find("#refusalLabel").isVisible());
    assertTrue(text("#refusalLabel").contains("loud"));
  }

  private void leave(TextField field, String typed) {
    JavaFx.run(
        () -> {
          field.requestFocus();
          field.setText(typed);
        });
    robot.press(KeyCode.TAB).release(KeyCode.TAB);
  }
}
