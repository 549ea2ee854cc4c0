package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import org.leadlight.app.learn.LearnBackend;
import org.leadlight.app.learn.LearnViewModel;
import org.leadlight.app.learn.TrainingProgress;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.lesson.LessonPage;
import org.leadlight.plot.lesson.LessonPictures;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Lessons with nothing faked: an inspector process answers them, a worker process trains what they
 * order. Only the training is cut short, to a few steps and conversations.
 */
final class RealLessonsTest {

  private static final long PATIENCE_SECONDS = 240;
  private static final long PAUSE_MILLIS = 100;
  private static final int STEPS = 4; // 300 in the program

  @TempDir private Path folder;
  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final List<Long> opened = new ArrayList<>();
  private WorkspaceLessons lessons;
  private LearnViewModel model;

  @BeforeEach
  void openTheLessons() throws Exception {
    lessons = new WorkspaceLessons(folder);
    Executor later =
        task ->
            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, window)
                .execute(task);
    model =
        new LearnViewModel(
            new ShortTraining(lessons, few()),
            background,
            background,
            later,
            window,
            Texts.load(),
            opened::add);
    on(() -> model.watch(true));
  }

  @AfterEach
  void close() throws Exception {
    on(() -> model.watch(false));
    lessons.close();
    for (ProcessHandle process : kill()) {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    Thread.sleep(2 * PAUSE_MILLIS); // what was put off finds the window still there
    window.shutdown();
    background.shutdown();
    assertTrue(window.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertTrue(background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void bothLessonsThatTrainShowTheNumbersOfTheTransformThatAWorkerTrained() throws Exception {
    RunSummary alpha = trainAt(LessonTopic.ALPHA, 0.9);
    assertEquals(0.9, alpha.spec().loss().value(Factories.ALPHA));
    assertEquals("Lesson 2, alpha 0.9", alpha.name());
    RunSummary layer = trainAt(LessonTopic.LAYER, 2);
    assertEquals(2, layer.spec().loss().distillationLayerIndex());
    assertEquals("Lesson 5, layer 2", layer.name());
    on(model::openTrained);
    assertEquals(List.of(layer.id()), opened);
  }

  private RunSummary trainAt(LessonTopic topic, double dial) throws Exception {
    on(() -> model.choose(topic));
    on(() -> model.turn(dial));
    await(() -> measured(LessonQuestion.BEFOREHAND, dial).isPresent());
    LessonReading beforehand = measured(LessonQuestion.BEFOREHAND, dial).orElseThrow();
    on(model::train);
    await(() -> model.trainedProperty().get().isPresent());
    long run = model.trainedProperty().get().getAsLong();
    await(() -> measured(run, dial).isPresent());
    LessonReading now = measured(run, dial).orElseThrow();
    String news = model.newsProperty().get();
    assertTrue(news.startsWith("Run " + run + " has trained"), news);
    assertNotEquals(beforehand.inspection().tokens(), now.inspection().tokens());
    assertTrue(
        now.value(FigureKeys.NOISE) < beforehand.value(FigureKeys.NOISE) / 2,
        "a few steps have learnt little noise: " + now.figures());
    LessonSeries ring =
        now.series().stream()
            .filter(series -> series.key().startsWith(FigureKeys.TRAINED))
            .findFirst()
            .orElseThrow();
    assertEquals(dial, ring.points().getFirst().dial());
    assertEquals(now.value(FigureKeys.SAMPLE_KEPT), ring.points().getFirst().y().value());
    String spoken = LessonPictures.of(question(), now, model.words()).spoken();
    assertTrue(spoken.contains("run " + run + ", trained here"), spoken);
    return trained(run);
  }

  /** The answer about the transform of a run, once something of the sample was measured. */
  private Optional<LessonReading> measured(long run, double dial) throws Exception {
    return on(() -> model.answeredProperty().get())
        .filter(now -> now.question().run() == run && now.question().dial() == dial)
        .map(LearnViewModel.Answered::reading)
        .filter(reading -> reading.figures().containsKey(FigureKeys.SAMPLE_KEPT));
  }

  /** The run of the workspace: trained to its end, every step recorded. */
  private RunSummary trained(long run) {
    try (Workspace workspace = Workspace.open(folder)) {
      RunSummary summary = workspace.run(run).orElseThrow();
      assertEquals(RunState.FINISHED, summary.state(), summary.message());
      assertEquals(STEPS, summary.step());
      assertEquals(64, summary.parametersSha256().length());
      assertEquals(
          STEPS, workspace.read(run, RunCursor.START, 10_000).orElseThrow().metrics().size());
      assertFalse(workspace.evaluations(run).isEmpty());
      return summary;
    }
  }

  @Test
  void everyLessonIsAnsweredByTheInspectorAndAKilledOneIsReplacedAndTold() throws Exception {
    for (LessonTopic topic : LessonTopic.values()) {
      on(() -> model.choose(topic));
      await(() -> pictured(topic).isPresent());
      for (String choice : topic.choices()) {
        on(() -> model.switchTo(choice));
        await(() -> pictured(topic).isPresent());
      }
      check(pictured(topic).orElseThrow());
      if (topic == LessonTopic.LOUD_WORDS) {
        killedInTheMiddle();
      }
    }
    assertEquals("", model.refusalProperty().get());
  }

  private void killedInTheMiddle() throws Exception {
    assertEquals("", model.newsProperty().get());
    assertFalse(kill().isEmpty());
    on(() -> model.turn(0.5));
    await(() -> pictured(LessonTopic.LOUD_WORDS).isPresent());
    assertEquals(
        "The process that answers ended by itself (exit value 137); another one was started in its"
            + " place and measures anew.",
        model.newsProperty().get());
  }

  /** With -9 where there are signals. */
  private static List<ProcessHandle> kill() {
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    return children;
  }

  private LessonQuestion question() throws Exception {
    return on(() -> model.questionProperty().get());
  }

  /** The answer to what the lesson stands at, once there is something to draw. */
  private Optional<LessonReading> pictured(LessonTopic topic) throws Exception {
    LessonQuestion asked = question();
    return on(() -> model.answeredProperty().get())
        .filter(now -> now.question().topic() == topic && now.question().equals(asked))
        .map(LearnViewModel.Answered::reading)
        .filter(
            reading ->
                !reading.grids().isEmpty()
                    || reading.series().stream().anyMatch(series -> !series.points().isEmpty()));
  }

  private void check(LessonReading reading) throws Exception {
    LessonTopic topic = question().topic();
    assertFalse(reading.inspection().tokens().isEmpty(), topic + " has no words");
    assertFalse(reading.inspection().cleanAnswer().isBlank(), topic + " has no answer");
    assertFalse(reading.figures().isEmpty(), topic + " has no numbers");
    Stream.concat(
            reading.figures().values().stream(),
            reading.series().stream()
                .flatMap(series -> series.points().stream())
                .flatMap(point -> Stream.of(point.x(), point.y())))
        .forEach(figure -> assertTrue(isFinite(figure), topic + ": " + figure));
    reading.grids().forEach(grid -> assertTrue(grid.rows() > 0 && grid.scale() > 0));
    String page = LessonPage.html(question(), reading, model.words());
    assertTrue(page.contains("<svg"), topic + " has no picture");
    assertFalse(page.contains("NaN"), topic + " draws what is no number");
  }

  private static boolean isFinite(Figure figure) {
    return Double.isFinite(figure.value())
        && Double.isFinite(figure.low())
        && Double.isFinite(figure.high());
  }

  private <T> T on(Callable<T> task) throws Exception {
    return window.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void on(Runnable task) throws Exception {
    window.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
  }

  /** Twelve conversations. */
  private Path few() throws IOException {
    List<String> lines = Files.readAllLines(Demo.VALIDATION).subList(0, 12);
    return Files.write(folder.resolve("few.jsonl"), lines);
  }

  /** The workspace; of what is ordered, steps and conversations of the evaluation are cut. */
  private record ShortTraining(LearnBackend workspace, Path few) implements LearnBackend {
    @Override
    public Optional<LessonReading> ask(LessonQuestion question) {
      return workspace.ask(question);
    }

    @Override
    public void tellIncidents(Consumer<String> listener) {
      workspace.tellIncidents(listener);
    }

    @Override
    public long train(String name, RunSpec spec) {
      assertEquals(300, spec.training().steps());
      return workspace.train(
          name,
          RecipeFormat.with(spec, List.of("training.steps=" + STEPS, "data.validation=" + few)));
    }

    @Override
    public TrainingProgress progress(long run) {
      return workspace.progress(run);
    }
  }
}
