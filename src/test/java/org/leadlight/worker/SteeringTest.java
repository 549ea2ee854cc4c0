package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.Evaluation;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.Replays;
import org.leadlight.workspace.Reply;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.SteeredRecipe;
import org.leadlight.workspace.Workspace;

/** Real trainings of a few steps that are steered, cut off, resumed, branched and repeated. */
class SteeringTest {

  private static final Map<String, Double> MORE_HIDING = Map.of("alpha", 0.8, "clip_norm", 0.5);

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aChangeIsInForceFromTheStepItSaysAndNotBefore() {
    long plain = TinyRun.enqueue(workspace, 6);
    TinyRun.train(workspace, plain);
    long steered = TinyRun.enqueue(workspace, 6);
    train(steered, Map.of(3L, CommandRequest.set(MORE_HIDING)));

    Command change = only(steered);
    assertEquals(CommandState.APPLIED, change.state());
    assertEquals(3, change.step());
    List<MetricRow> before = rows(plain);
    List<MetricRow> after = rows(steered);
    for (int step = 0; step < 3; step++) {
      assertEquals(numbers(before.get(step)), numbers(after.get(step)), "step " + step);
    }
    assertNotEquals(
        numbers(before.get(3)).get("component/composite_loss"),
        numbers(after.get(3)).get("component/composite_loss"));
    RunSnapshot read = read(steered);
    assertEquals(List.of(0L, 3L), read.hyperparameters().stream().map(row -> row.step()).toList());
    assertTrue(read.hyperparameters().getLast().json().contains("\"alpha\":0.8"));
    SteeredRecipe recipe = new SteeredRecipe(read.run().spec(), read.commands());
    assertEquals(0.8, recipe.at(3).loss().value("alpha"));
    assertEquals(0.6, recipe.before(3).loss().value("alpha"));
    assertEquals(0.5, recipe.now().training().clipNorm());
  }

  @Test
  void whatCannotBeSetIsRejectedWithTheReasonAndChangesNothing() {
    long plain = TinyRun.enqueue(workspace, 4);
    TinyRun.train(workspace, plain);
    long steered = TinyRun.enqueue(workspace, 4);
    train(steered, Map.of(2L, CommandRequest.set(Map.of("alpha", 0.5, "clip_norm", -1.0))));
    Command change = only(steered);
    assertEquals(CommandState.REJECTED, change.state());
    assertTrue(change.reason().contains("clip_norm"), change.reason());
    assertSameNumbers(plain, steered);
  }

  @Test
  void anotherIntervalOfEvaluationsHoldsFromTheChangeOn() {
    long run = TinyRun.enqueue(workspace, 7, "training.evaluation_interval=100");
    train(run, Map.of(3L, CommandRequest.set(Map.of("evaluation_interval", 2.0))));
    assertEquals(List.of(0L, 4L, 6L, 7L), evaluationSteps(run));
  }

  @Test
  void evaluatingAndKeepingNowAddARowEachAndChangeNoNumber() {
    long plain = TinyRun.enqueue(workspace, 6, "training.evaluation_interval=100");
    TinyRun.train(workspace, plain);
    long asked = TinyRun.enqueue(workspace, 6, "training.evaluation_interval=100");
    train(
        asked,
        Map.of(
            3L, CommandRequest.of(CommandKind.EVALUATE),
            5L, CommandRequest.of(CommandKind.CHECKPOINT)));
    assertEquals(List.of(0L, 3L, 6L), evaluationSteps(asked));
    assertTrue(workspace.weights().checkpointSteps(asked).contains(5L));
    assertSameNumbers(plain, asked);
  }

  @Test
  void aPausedRunAnswersTakesNoStepAndGoesOnToTheSameNumbers() throws Exception {
    long plain = TinyRun.enqueue(workspace, 5);
    TinyRun.train(workspace, plain);
    long paused = TinyRun.enqueue(workspace, 5);
    workspace.commands().request(paused, CommandRequest.of(CommandKind.PAUSE));
    try (Workspace worker = Workspace.open(folder)) {
      CompletableFuture<RunState> training =
          CompletableFuture.supplyAsync(() -> TinyRun.train(worker, paused));
      await(paused, RunState.PAUSED);
      workspace.commands().request(paused, CommandRequest.set(Map.of("alpha", 0.6)));
      long question = workspace.questions().ask("test", paused, "a prompt", OptionalLong.empty());
      while (workspace.questions().reply(question) instanceof Reply.Waiting) {
        Thread.sleep(5);
      }
      assertTrue(workspace.questions().reply(question) instanceof Reply.Answered);
      assertEquals(0, workspace.run(paused).orElseThrow().step());
      assertEquals(
          CommandState.REQUESTED,
          workspace.commands().of(paused).getLast().state(),
          "a change waits for a step that uses it");
      workspace.commands().request(paused, CommandRequest.of(CommandKind.RESUME));
      assertEquals(RunState.FINISHED, training.get(120, TimeUnit.SECONDS));
    }
    assertSameNumbers(plain, paused);
    assertTrue(
        workspace.commands().of(paused).stream()
            .allMatch(command -> command.state() == CommandState.APPLIED));
  }

  @Test
  void finishingEarlyMeasuresEverythingAndStoppingKeepsWhatWasAsked() {
    long finished = TinyRun.enqueue(workspace, 6);
    assertEquals(
        RunState.FINISHED, train(finished, Map.of(3L, CommandRequest.of(CommandKind.FINISH))));
    assertEquals(3, workspace.run(finished).orElseThrow().step());
    Evaluation last = workspace.evaluations(finished).getLast();
    assertEquals(12, last.figures().get("answers_kept").count(), "every conversation");

    long best = TinyRun.enqueue(workspace, 6);
    assertEquals(RunState.STOPPED, train(best, Map.of(5L, CommandRequest.stop(Keep.BEST))));
    RunSummary kept = workspace.run(best).orElseThrow();
    long expected = kept.bestBy().best(workspace.evaluations(best)).orElseThrow().step();
    assertEquals(expected, kept.resultStep());
    assertTrue(kept.message().contains("after step " + expected), kept.message());

    long discarded = TinyRun.enqueue(workspace, 6);
    assertEquals(
        RunState.DISCARDED, train(discarded, Map.of(3L, CommandRequest.stop(Keep.DISCARD))));
    assertEquals(List.of(), workspace.weights().steps(discarded));
    assertEquals(3, rows(discarded).size());
    leavesNoFile(discarded);
  }

  @Test
  void whatAKilledWorkerLeftOfADiscardedRunIsDeletedByTheNext() throws IOException {
    long discarded = TinyRun.enqueue(workspace, 6);
    train(discarded, Map.of(3L, CommandRequest.stop(Keep.DISCARD)));
    Files.write(
        workspace.runFolder(discarded).checkpoints().resolve("left.safetensors"), new byte[9]);
    new WorkerProcess(workspace.folder()).run();
    leavesNoFile(discarded);
  }

  private void leavesNoFile(long discarded) {
    try (var files = Files.list(workspace.runFolder(discarded).checkpoints())) {
      assertEquals(0, files.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRunThatIsCutOffAnywhereComesToTheSameNumbers() {
    Map<Long, CommandRequest> script =
        Map.of(
            2L, CommandRequest.set(MORE_HIDING),
            4L, CommandRequest.of(CommandKind.EVALUATE),
            5L, CommandRequest.set(Map.of("alpha", 0.4)));
    long whole = TinyRun.enqueue(workspace, 8, "training.checkpoint_interval=3");
    train(whole, script);
    for (long cut : List.of(1L, 3L, 5L, 6L, 7L)) {
      long run = TinyRun.enqueue(workspace, 8, "training.checkpoint_interval=3");
      cutOff(run, script, cut);
      workspace.queue().resume(run);
      Map<Long, CommandRequest> rest = new HashMap<>(script);
      rest.keySet().removeIf(step -> step < cut);
      assertEquals(RunState.FINISHED, train(run, rest), "cut at " + cut);
      assertSameNumbers(whole, run);
      assertEquals(steps(whole), steps(run), "each change once, at its step; cut at " + cut);
    }
  }

  @Test
  void aDamagedCheckpointIsPassedOverForTheOneBefore() throws Exception {
    long whole = TinyRun.enqueue(workspace, 8);
    TinyRun.train(workspace, whole);
    long run = TinyRun.enqueue(workspace, 8);
    cutOff(run, Map.of(), 7);
    Path newest;
    try (var files = Files.list(workspace.runFolder(run).checkpoints())) {
      newest =
          files
              .filter(file -> file.getFileName().toString().startsWith("step-0000006"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 5] ^= 1; // a bit of a moment, not of a parameter
    Files.write(newest, bytes);
    Path orphan = newest.resolveSibling("step-0000007-e1-a.safetensors123.tmp");
    Files.write(orphan, bytes);
    workspace.queue().resume(run);
    TinyRun.train(workspace, run);
    assertSameNumbers(whole, run);
    assertFalse(Files.exists(orphan), "what a killed worker left half written is swept");
  }

  @Test
  void aRunWhoseCheckpointsAreAllUnusableIsLeftAsItIs() throws Exception {
    long run = TinyRun.enqueue(workspace, 8);
    cutOff(run, Map.of(), 5);
    RunSnapshot before = read(run);
    try (var files = Files.list(workspace.runFolder(run).checkpoints())) {
      for (Path file : files.filter(each -> each.toString().contains("step-")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
      }
    }
    workspace.queue().resume(run);
    assertEquals(RunState.FAILED, TinyRun.train(workspace, run));
    assertEquals(before.metrics(), rows(run), "nothing was struck out");
    String message = workspace.run(run).orElseThrow().message();
    assertTrue(message.contains("left as it is"), message);
  }

  @Test
  void whatWasAskedOfADeadWorkerIsNotObeyedAtTheCheckpointButOtherNumbersAre() {
    long run = TinyRun.enqueue(workspace, 8);
    cutOff(run, Map.of(4L, CommandRequest.of(CommandKind.CHECKPOINT)), 5);
    workspace.commands().request(run, CommandRequest.set(Map.of("alpha", 0.5)));
    workspace.queue().resume(run);
    assertEquals(RunState.FINISHED, TinyRun.train(workspace, run));
    assertEquals(8, workspace.run(run).orElseThrow().step());
    assertEquals("SET APPLIED 4", steps(run).getLast());
  }

  @Test
  void aBranchIsStoppedWithTheBestOfTheWeightsThatItKeeps() {
    long parent = TinyRun.enqueue(workspace, 6);
    TinyRun.train(workspace, parent);
    long branch = workspace.lineage().branch(parent, 4, Map.of());
    train(branch, Map.of(5L, CommandRequest.stop(Keep.BEST)));
    long result = workspace.run(branch).orElseThrow().resultStep();
    assertTrue(workspace.weights().steps(branch).contains(result), "step " + result);
  }

  @Test
  void aBranchSharesTheRecordUpToItsCheckpointAndGoesItsOwnWay() {
    long parent = TinyRun.enqueue(workspace, 6);
    train(parent, Map.of(1L, CommandRequest.set(Map.of("alpha", 0.5))));
    long same = workspace.lineage().branch(parent, 4, Map.of());
    assertEquals(RunState.FINISHED, TinyRun.train(workspace, same));
    assertSameNumbers(parent, same);
    long other = workspace.lineage().branch(parent, 4, Map.of("alpha", 0.9));
    TinyRun.train(workspace, other);
    assertEquals(
        rows(parent).subList(0, 4).stream().map(SteeringTest::numbers).toList(),
        rows(other).subList(0, 4).stream().map(SteeringTest::numbers).toList());
    assertNotEquals(numbers(rows(parent).get(4)), numbers(rows(other).get(4)));
    assertEquals(parent, workspace.run(other).orElseThrow().origin().parent());
    long again = workspace.lineage().replay(other);
    TinyRun.train(workspace, again);
    assertSameNumbers(other, again);
  }

  @Test
  void aReplayMatchesToTheBitAndSaysWhereItDoesNot() {
    long run = TinyRun.enqueue(workspace, 6);
    train(
        run,
        Map.of(2L, CommandRequest.set(MORE_HIDING), 5L, CommandRequest.of(CommandKind.FINISH)));
    long replay = workspace.lineage().replay(run);
    assertEquals(RunState.FINISHED, TinyRun.train(workspace, replay));
    assertSameNumbers(run, replay);
    String message = workspace.run(replay).orElseThrow().message();
    assertTrue(message.startsWith("Repeats run " + run + " to the bit"), message);

    long other = workspace.lineage().replay(run);
    train(other, Map.of(1L, CommandRequest.of(CommandKind.EVALUATE)));
    assertTrue(new Replays(workspace).verdict(other).orElseThrow().matches());
    long open = TinyRun.enqueue(workspace, 6);
    train(open, Map.of(2L, CommandRequest.set(MORE_HIDING)));
    long steered = workspace.lineage().replay(open);
    train(steered, Map.of(3L, CommandRequest.set(Map.of("alpha", 0.1))));
    String difference = new Replays(workspace).verdict(steered).orElseThrow().sentence();
    assertTrue(difference.contains("first at step 3 in component/"), difference);
  }

  @Test
  void aLossThatIsNotFiniteIsOneSentenceKeepsItsRecordAndGoesOnWithOtherNumbers() {
    long run = TinyRun.enqueue(workspace, 40, "training.checkpoint_interval=4");
    assertEquals(
        RunState.FAILED, train(run, Map.of(6L, CommandRequest.set(Map.of("learning_rate", 1e30)))));
    RunSummary failed = workspace.run(run).orElseThrow();
    assertTrue(failed.message().contains("not finite"), failed.message());
    assertEquals(1, failed.message().lines().count());
    assertTrue(failed.step() >= 20, "what led to it is on the record");
    assertEquals(failed.step(), rows(run).size());
    workspace.commands().request(run, CommandRequest.set(Map.of("learning_rate", 1e-3)));
    workspace.queue().resume(run);
    assertEquals(RunState.FINISHED, TinyRun.train(workspace, run));
    assertEquals(List.of("SET APPLIED 6", "SET APPLIED 6"), steps(run), "the cure comes in time");
  }

  /** Commands at their steps, given by an observer so that no clock decides. */
  private RunState train(long run, Map<Long, CommandRequest> script) {
    return TinyRun.train(
        workspace,
        run,
        taken -> {
          CommandRequest request = script.get(taken);
          if (request != null) {
            workspace.commands().request(run, request);
          }
        });
  }

  /** Ends the worker with an error in the middle of a step's record, as if it had been killed. */
  private void cutOff(long run, Map<Long, CommandRequest> script, long cut) {
    TinyRun.cutOff(
        workspace,
        run,
        taken -> {
          CommandRequest request = script.get(taken);
          if (request != null) {
            workspace.commands().request(run, request);
          }
        },
        cut);
    assertEquals(RunState.INTERRUPTED, workspace.run(run).orElseThrow().state());
  }

  private void await(long run, RunState state) throws InterruptedException {
    for (int i = 0; i < 6_000 && workspace.run(run).orElseThrow().state() != state; i++) {
      Thread.sleep(10);
    }
    assertEquals(state, workspace.run(run).orElseThrow().state());
  }

  private void assertSameNumbers(long expected, long actual) {
    List<MetricRow> before = rows(expected);
    List<MetricRow> now = rows(actual);
    assertEquals(
        IntStream.range(0, before.size()).mapToObj(step -> (long) step).toList(),
        now.stream().map(MetricRow::step).toList());
    for (int step = 0; step < before.size(); step++) {
      assertEquals(numbers(before.get(step)), numbers(now.get(step)), "step " + step);
    }
    assertEquals(sha256(expected), sha256(actual));
    assertFalse(sha256(actual).isEmpty());
    assertEquals(
        workspace.evaluations(expected).getLast(), workspace.evaluations(actual).getLast());
    assertEquals(read(expected).hyperparameters(), read(actual).hyperparameters());
  }

  private String sha256(long run) {
    return workspace.run(run).orElseThrow().parametersSha256();
  }

  private RunSnapshot read(long run) {
    return workspace.read(run, RunCursor.START, 1_000).orElseThrow();
  }

  private List<MetricRow> rows(long run) {
    return read(run).metrics();
  }

  private Command only(long run) {
    List<Command> commands = workspace.commands().of(run);
    assertEquals(1, commands.size(), commands.toString());
    return commands.getFirst();
  }

  private List<String> steps(long run) {
    return workspace.commands().of(run).stream()
        .map(command -> command.kind() + " " + command.state() + " " + command.step())
        .toList();
  }

  private List<Long> evaluationSteps(long run) {
    return workspace.evaluations(run).stream().map(Evaluation::step).toList();
  }

  /** What the training made, without what the machine did; the bits count, NaN too. */
  private static Map<String, Long> numbers(MetricRow row) {
    Map<String, Long> bits = new HashMap<>();
    double[] numbers = row.numbers();
    for (int i = 0; i < numbers.length; i++) {
      String name = row.names().get(i);
      if (Arrays.asList("speed", "device").stream().noneMatch(name::startsWith)) {
        bits.put(name, Double.doubleToLongBits(numbers[i]));
      }
    }
    return bits;
  }
}
