package org.leadlight.app.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTopic;

class LearnViewModelTest {

  @TempDir private Path folder;
  private final FakeLessons backend = new FakeLessons();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<Long> opened = new ArrayList<>();
  private final LearnViewModel model = model(Runnable::run);

  private LearnViewModel model(Executor commands) {
    return new LearnViewModel(
        backend, Runnable::run, commands, later::add, Runnable::run, Texts.load(), opened::add);
  }

  private LessonQuestion last() {
    return backend.asked().getLast();
  }

  @Test
  void nothingIsAskedBeforeSomebodyLooks() {
    model.turn(0.5);
    assertEquals(List.of(), backend.asked());
    model.watch(true);
    assertEquals(LessonTopic.WHAT_LEAVES, last().topic());
    assertEquals(0.5, last().dial());
    assertTrue(model.answeredProperty().get().isPresent());
  }

  @Test
  void everyTurnOfTheDialIsAskedOnceAndStopsAtWhatItHas() {
    model.watch(true);
    model.choose(LessonTopic.ALPHA);
    int before = backend.asked().size();
    model.turn(0.66);
    model.turn(0.69);
    assertEquals(0.7, last().dial());
    assertEquals(before + 1, backend.asked().size(), "the same stop is not asked again");
    model.step(1);
    assertEquals(0.8, last().dial());
  }

  @Test
  void aLessonIsFoundAsItWasLeftAndTheMessageGoesAlong() {
    model.watch(true);
    model.turn(0.25);
    model.type("Ms. [[Uma]] called.");
    model.go(1);
    assertEquals(LessonTopic.ALPHA, last().topic());
    assertEquals("Ms. [[Uma]] called.", last().prompt());
    assertTrue(model.metProperty().get().contains(LessonTopic.WHAT_LEAVES));
    model.go(-1);
    assertEquals(0.25, last().dial());
    model.go(-1);
    assertEquals(
        LessonTopic.WHAT_LEAVES, model.questionProperty().get().topic(), "no lesson before");
  }

  @Test
  void aPictureThatGrowsIsAskedForAgainAfterAPauseUntilItIsWhole() {
    backend.grow(2);
    model.watch(true);
    assertEquals(1, backend.asked().size());
    later.remove().run();
    assertEquals(2, backend.asked().size());
    later.remove().run();
    assertEquals(3, backend.asked().size());
    assertTrue(later.isEmpty());
    assertFalse(model.answeredProperty().get().orElseThrow().reading().isGrowing());
  }

  @Test
  void whatCannotBeAnsweredIsToldAndWhatWasThereStays() {
    model.watch(true);
    model.type("stop <|end|> here");
    assertTrue(model.refusalProperty().get().contains("marker"));
    assertTrue(model.answeredProperty().get().isPresent());
    model.type("better");
    assertEquals("", model.refusalProperty().get());
  }

  @Test
  void theTransformOfTheDialIsTrainedShortenedAndItsChartsOpen() {
    model.watch(true);
    model.train();
    assertEquals(List.of(), backend.trained(), "the first lesson trains nothing");
    model.choose(LessonTopic.LAYER);
    model.turn(2);
    model.train();
    assertEquals(2, backend.trained().getFirst().loss().distillationLayerIndex());
    assertEquals(300, backend.trained().getFirst().training().steps());
    assertEquals(OptionalLong.of(1), model.trainedProperty().get());
    model.openTrained();
    assertEquals(List.of(1L), opened);
    model.choose(LessonTopic.ALPHA);
    model.turn(0.9);
    model.train();
    assertEquals(0.9, backend.trained().getLast().loss().value("alpha"));
  }

  @Test
  void aTrainingStartsOnceAndAnotherLessonIsToldNothingOfIt() {
    Queue<Runnable> commands = new ArrayDeque<>();
    LearnViewModel slow = model(commands::add);
    slow.choose(LessonTopic.ALPHA);
    slow.train();
    assertTrue(slow.startingProperty().get());
    slow.train();
    assertEquals(1, commands.size(), "the second press starts nothing");
    slow.go(1);
    commands.remove().run();
    assertEquals(1, backend.trained().size());
    assertFalse(slow.startingProperty().get());
    assertEquals("", slow.newsProperty().get());
    assertEquals(OptionalLong.empty(), slow.trainedProperty().get());
  }

  @Test
  void aTrainingIsFollowedAndItsTransformIsShownWhereTheDialTrainedIt() {
    model.watch(true);
    model.choose(LessonTopic.ALPHA);
    model.turn(0.9);
    model.train();
    assertTrue(model.newsProperty().get().startsWith("Run 1 trains the transform of alpha 0.9"));
    backend.progress(new TrainingProgress(120, 300, false, false, ""));
    later.remove().run();
    assertEquals(
        "Run 1 trains the transform of alpha 0.9: step 120 of 300.", model.newsProperty().get());
    model.go(1);
    assertEquals("", model.newsProperty().get(), "it is of the lesson before");
    assertEquals(OptionalLong.empty(), model.trainedProperty().get());
    backend.progress(new TrainingProgress(300, 300, true, true, ""));
    later.remove().run();
    assertTrue(later.isEmpty(), "what is over is not asked for again");
    model.go(-1);
    assertEquals(1, last().run(), "the place is now answered by the run");
    assertTrue(
        model.newsProperty().get().startsWith("Run 1 has trained alpha 0.9 in 300 steps: words"));
    model.step(-1);
    assertEquals(LessonQuestion.BEFOREHAND, last().run(), "elsewhere by what was shipped");
    assertTrue(model.newsProperty().get().endsWith("turn the dial there to see it."));
    model.turn(0.9);
    model.type("Ms. [[Uma]] called.");
    assertEquals(1, last().run());
  }

  @Test
  void aTrainingThatFailsSaysWhyAndTheLessonStaysAsItWas() {
    model.watch(true);
    model.choose(LessonTopic.LAYER);
    model.train();
    backend.progress(new TrainingProgress(7, 300, true, false, "Its worker is gone."));
    later.remove().run();
    assertEquals(
        "Run 1 left no transform of layer 5 to show. Its worker is gone.",
        model.newsProperty().get());
    assertEquals(LessonQuestion.BEFOREHAND, last().run());
  }

  @Test
  void whatWentWrongAndWasMendedIsToldUntilAnotherLessonIsChosen() {
    model.watch(true);
    backend.incident("The process that answers ended by itself.");
    assertEquals("The process that answers ended by itself.", model.newsProperty().get());
    model.go(1);
    assertEquals("", model.newsProperty().get());
  }

  @Test
  void nobodyAsksHowFarATrainingIsWhileNobodyLooks() {
    model.watch(true);
    model.choose(LessonTopic.LAYER);
    model.train();
    model.watch(false);
    later.remove().run();
    assertTrue(later.isEmpty());
    model.watch(true);
    assertEquals(1, later.size());
  }

  @Test
  void aHandOutIsWritten() throws Exception {
    model.watch(true);
    Path file = folder.resolve("lesson.html");
    model.handOut(Optional.of(file));
    assertTrue(Files.readString(file).contains("What leaves the device"));
    assertTrue(model.newsProperty().get().contains("lesson.html"));
    model.handOut(Optional.of(folder.resolve("lesson.html").resolve("x")));
    assertFalse(model.faultProperty().get().isEmpty());
  }

  @Test
  void whatIsTypedForTheDialIsReadOrRefusedInASentence() {
    model.watch(true);
    assertTrue(model.turnTo("1,5"));
    assertEquals(1.5, last().dial());
    model.turn(1.0 / 3);
    assertTrue(model.turnTo("0.33"), "what is shown was not typed");
    assertEquals(1.0 / 3, last().dial());
    assertFalse(model.turnTo("loud"));
    assertEquals(
        "\"loud\" is no number; type one from 0.00 to 2.00.", model.refusalProperty().get());
    assertEquals(1.0 / 3, last().dial());
    model.turn(0.5);
    assertEquals("", model.refusalProperty().get());
  }

  @Test
  void lessonMessageAndDialsComeBackAtTheNextStart() {
    int before = model.changes().get();
    model.turn(0.25);
    model.type("Ms. [[Uma]] called.");
    model.go(1);
    model.turn(0.9);
    assertEquals(before + 4, model.changes().get());
    LearnViewModel next = model(Runnable::run);
    next.restore(model.draft());
    LessonQuestion shown = next.questionProperty().get();
    assertEquals(LessonTopic.ALPHA, shown.topic());
    assertEquals(0.9, shown.dial());
    assertEquals("Ms. [[Uma]] called.", shown.prompt());
    next.go(-1);
    assertEquals(0.25, next.questionProperty().get().dial());
    next.restore(Map.of("learn.lesson", "none", "learn.dial.what_leaves", "9"));
    assertEquals(2, next.questionProperty().get().dial(), "no farther than the dial goes");
    assertEquals("Ms. [[Uma]] called.", next.questionProperty().get().prompt());
  }
}
