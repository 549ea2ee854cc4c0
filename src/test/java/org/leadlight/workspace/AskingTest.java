package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;

/** Questions with real runs, a real worker and real inspector processes. */
class AskingTest {

  private static final String WORDS = "Call from [[Fiona]]. The total is $164. Name the price.";
  private static final String SILENT = "org.leadlight.workspace.SilentProcess";
  private static final OptionalLong NEWEST = OptionalLong.empty();

  @TempDir private Path folder;
  private final List<Process> started = new CopyOnWriteArrayList<>();
  private final ExecutorService others = Executors.newCachedThreadPool();
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder);
  }

  @AfterEach
  void close() throws InterruptedException {
    started.forEach(Process::destroyForcibly);
    for (Process process : started) {
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    }
    others.shutdownNow();
    assertTrue(others.awaitTermination(20, TimeUnit.SECONDS));
    workspace.close();
  }

  @Test
  void aRunThatEndedIsAnsweredByAnInspectorAndAKilledOneIsReplaced() throws Exception {
    long run = TinyRun.enqueue(workspace, 4);
    assertEquals(RunState.FINISHED, TinyRun.train(workspace, run));
    try (Asking asking = new Asking(folder, this::inspector)) {
      Future<Optional<InspectedPrompt>> open =
          others.submit(() -> asking.ask(run, WORDS, OptionalLong.of(0)));
      awaitStarted(1);
      started.getFirst().destroyForcibly();
      InspectedPrompt start = open.get(120, TimeUnit.SECONDS).orElseThrow();
      assertEquals(2, started.size(), "another one was started while the question was open");
      assertEquals(0, start.step());
      assertEquals(
          "Call from Fiona. The total is $164. Name the price.", start.inspection().prompt());
      assertTrue(start.inspection().tokens().stream().allMatch(token -> token.rank() == 1));
      assertTrue(start.inspection().answerKept());

      InspectedPrompt newest = asking.ask(run, WORDS, NEWEST).orElseThrow();
      assertEquals(4, newest.step());
      assertEquals(newest, asking.ask(run, WORDS, OptionalLong.of(4)).orElseThrow());
      assertEquals(2, started.size(), "the inspector stays for the next question");

      started.getLast().destroyForcibly().waitFor();
      assertEquals(newest, asking.ask(run, WORDS, NEWEST).orElseThrow());
      assertEquals(3, started.size(), "the next question starts another one");
    }
  }

  @Test
  void aRunThatTrainsIsAnsweredByItsWorkerBetweenSteps() throws Exception {
    long run =
        TinyRun.enqueue(
            workspace,
            1_000_000,
            "training.evaluation_interval=20",
            "training.checkpoint_interval=20");
    Future<RunState> training = others.submit(this::trainNext);
    try (Asking asking = new Asking(folder, () -> fail("no inspector is needed"))) {
      awaitStep(run, 25);
      InspectedPrompt now = asking.ask(run, WORDS, NEWEST).orElseThrow();
      assertTrue(now.step() >= 25, "the weights as they are: " + now.step());
      InspectedPrompt start = asking.ask(run, WORDS, OptionalLong.of(0)).orElseThrow();
      assertEquals(0, start.step());
      assertTrue(start.inspection().tokens().stream().allMatch(token -> token.rank() == 1));
      refuses(() -> asking.ask(run, "word ".repeat(200), NEWEST), "Shorten it");
      refuses(() -> asking.ask(run, WORDS, OptionalLong.of(3)), "after step 0 and 20");
      awaitStep(run, workspace.run(run).orElseThrow().step() + 5);
    } finally {
      workspace.commands().request(run, CommandRequest.stop(Keep.LAST));
    }
    assertEquals(RunState.STOPPED, training.get(60, TimeUnit.SECONDS));
  }

  private void awaitStep(long run, long step) throws InterruptedException {
    for (int i = 0; i < 3000 && workspace.run(run).orElseThrow().step() < step; i++) {
      Thread.sleep(20);
    }
    assertTrue(workspace.run(run).orElseThrow().step() >= step, workspace.run(run).toString());
  }

  private RunState trainNext() {
    try (Workspace own = Workspace.open(folder)) {
      return TinyRun.train(own, own.newestRun().orElseThrow().id());
    }
  }

  @Test
  void theLatestQuestionWinsAndAClosedAskerWaitsNoMore() throws Exception {
    long run = withWeights();
    Asking asking = new Asking(folder, this::silence);
    try (asking) {
      Future<Optional<InspectedPrompt>> first = others.submit(() -> asking.ask(run, "one", NEWEST));
      awaitOpen(1);
      Future<Optional<InspectedPrompt>> second =
          others.submit(() -> asking.ask(run, "two", NEWEST));
      assertEquals(Optional.empty(), first.get(10, TimeUnit.SECONDS));
      assertFalse(second.isDone());
      asking.close();
      assertEquals(Optional.empty(), second.get(10, TimeUnit.SECONDS));
      assertEquals(List.of(), workspace.questions().openOfRunsAtRest());
    }
  }

  @Test
  void anInterruptedWaitTakesItsQuestionBack() throws Exception {
    long run = withWeights();
    try (Asking asking = new Asking(folder, this::silence)) {
      Future<Optional<InspectedPrompt>> open = others.submit(() -> asking.ask(run, "a", NEWEST));
      awaitOpen(1);
      open.cancel(true);
      awaitOpen(0);
    }
  }

  @Test
  void aProcessThatEndsAgainAndAgainIsNotStartedForEver() {
    long run = withWeights();
    try (Asking asking = new Asking(folder, () -> java("--version"))) {
      refuses(() -> asking.ask(run, "a", NEWEST), "inspector.log");
      assertEquals(List.of(), workspace.questions().openOfRunsAtRest());
    }
  }

  @Test
  void whatCannotBeAskedIsRefusedAtOnce() {
    long run = withWeights();
    long waiting = workspace.enqueue("", Recipes.DEMONSTRATION);
    try (Asking asking = new Asking(folder, () -> fail("nothing needs to be started"))) {
      refuses(() -> asking.ask(run, " [[ ]]", NEWEST), "empty");
      refuses(() -> asking.ask(99, "a", NEWEST), "no run 99");
      refuses(() -> asking.ask(waiting, "a", NEWEST), "has not begun");
      refuses(() -> asking.ask(run, "a", OptionalLong.of(7)), "no weights after step 7");
      workspace.queue().withdraw(waiting);
      refuses(() -> asking.ask(waiting, "a", NEWEST), "no weights");
    }
    assertNotEquals(run, waiting);
  }

  private static void refuses(Executable ask, String because) {
    String sentence = assertThrows(UserMistakeException.class, ask).getMessage();
    assertTrue(sentence.contains(because), sentence);
    assertEquals(1, sentence.lines().count(), sentence);
  }

  /** A run that ended, with a row of weights; the file is not needed. */
  private long withWeights() {
    long run = workspace.enqueue("", Recipes.DEMONSTRATION);
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      claim.recordCheckpoint(new WeightsFile(20, "step-20", 1, "hash"), false);
      claim.finish(RunState.FINISHED, "");
    }
    return run;
  }

  private Process inspector() {
    Process process = new WorkerLauncher(folder).startInspector();
    started.add(process);
    return process;
  }

  /** A process that stays and answers nothing: it waits for a word that never comes. */
  private Process silence() {
    Process process = java("-classpath", System.getProperty("java.class.path"), SILENT);
    started.add(process);
    return process;
  }

  private static Process java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitStarted(int count) throws InterruptedException {
    for (int i = 0; i < 1000 && started.size() < count; i++) {
      Thread.sleep(10);
    }
    assertEquals(count, started.size());
  }

  private void awaitOpen(int count) throws InterruptedException {
    for (int i = 0; i < 1000 && workspace.questions().openOfRunsAtRest().size() != count; i++) {
      Thread.sleep(10);
    }
    assertEquals(count, workspace.questions().openOfRunsAtRest().size());
  }
}
