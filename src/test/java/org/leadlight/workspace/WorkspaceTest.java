package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Fault;
import org.leadlight.run.Figure;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;

class WorkspaceTest {

  @TempDir private Path folder;

  @Test
  void everyWaitingRunIsClaimedExactlyOnceByRacingWorkers() throws Exception {
    try (Workspace workspace = Workspace.open(folder)) {
      for (int i = 0; i < 40; i++) {
        workspace.enqueue("", Recipes.DEMONSTRATION);
      }
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      List<Future<List<Long>>> taken = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        taken.add(workers.submit(this::claimAll));
      }
      List<Long> ids = new ArrayList<>();
      for (Future<List<Long>> each : taken) {
        ids.addAll(each.get(60, TimeUnit.SECONDS));
      }
      assertEquals(LongStream.rangeClosed(1, 40).boxed().toList(), ids.stream().sorted().toList());
    }
  }

  private List<Long> claimAll() {
    List<Long> ids = new ArrayList<>();
    try (Workspace workspace = Workspace.open(folder)) {
      Optional<RunClaim> claim = RunClaim.next(workspace, device -> true);
      while (claim.isPresent()) {
        ids.add(claim.get().run().id());
        claim = RunClaim.next(workspace, device -> true);
      }
    }
    return ids;
  }

  @Test
  void aKilledWorkerLeavesAnInterruptedRunAtOnce() throws Exception {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      Process worker = holder();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
        assertEquals("claimed " + run, said.readLine());
        LivenessMonitor monitor = new LivenessMonitor(workspace);
        monitor.observe();
        assertEquals(RunState.RUNNING, workspace.run(run).orElseThrow().state());
        worker.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        monitor.observe();
        assertEquals(RunState.INTERRUPTED, workspace.run(run).orElseThrow().state());
      } finally {
        worker.destroyForcibly();
      }
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-classpath",
            System.getProperty("java.class.path"),
            ClaimHolder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void aWorkerThatStandsStillLosesItsRunAndWritesNothingMore() {
    AtomicLong clock = new AtomicLong();
    try (Workspace workspace = Workspace.open(folder);
        Workspace worker = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      RunClaim claim = RunClaim.of(worker, run).orElseThrow();
      LivenessMonitor monitor = new LivenessMonitor(workspace, clock::get);
      monitor.observe();
      clock.addAndGet(Duration.ofSeconds(15).toNanos());
      claim.beat();
      monitor.observe();
      clock.addAndGet(Duration.ofSeconds(19).toNanos());
      monitor.observe();
      assertEquals(RunState.RUNNING, workspace.run(run).orElseThrow().state());
      clock.addAndGet(Duration.ofSeconds(2).toNanos());
      monitor.observe();
      assertEquals(RunState.INTERRUPTED, workspace.run(run).orElseThrow().state());

      assertThrows(
          ClaimLostException.class, () -> claim.appendSteps(rows(0, 1, 2), List.of(), List.of()));
      assertThrows(ClaimLostException.class, () -> claim.finish(RunState.FINISHED, ""));
      assertThrows(
          ClaimLostException.class,
          () -> claim.recordEvaluation(new Evaluation(1, Map.of("kl", Figure.plain(1, 1)))));
      assertThrows(
          ClaimLostException.class,
          () -> claim.recordCheckpoint(new WeightsFile(1, "a", 1, "b"), false));
      RunSnapshot record = workspace.read(run, RunCursor.START, 10).orElseThrow();
      assertTrue(record.metrics().isEmpty() && record.evaluations().isEmpty());
      claim.close();
    }
  }

  @Test
  void aWorkerOnAFullDiskKeepsItsRunByMarkingItsLockWhateverTheClockSays() {
    AtomicLong clock = new AtomicLong();
    try (Workspace workspace = Workspace.open(folder);
        Workspace worker = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(worker, run).orElseThrow()) {
        File lock = claim.folder().lock(claim.run().epoch()).toFile();
        LivenessMonitor monitor = new LivenessMonitor(workspace, clock::get);
        for (long hoursBack = 1; hoursBack <= 4; hoursBack++) {
          assertTrue(lock.setLastModified(1_700_000_000_000L - hoursBack * 3_600_000));
          monitor.observe();
          assertEquals(RunState.RUNNING, workspace.run(run).orElseThrow().state());
          clock.addAndGet(Duration.ofSeconds(19).toNanos());
        }
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        monitor.observe();
        assertEquals(RunState.INTERRUPTED, workspace.run(run).orElseThrow().state());
      }
    }
  }

  @Test
  void twentyThousandStepsOfTwentyFiveSeriesComeBackExactlyInPieces() {
    Random random = new Random(5);
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      List<MetricRow> written = new ArrayList<>();
      List<String> names = IntStream.range(0, 25).mapToObj(i -> "series/" + i).toList();
      for (int step = 0; step < 20_000; step++) {
        double[] numbers = random.doubles(25).toArray();
        numbers[step % 25] = step % 3 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
        List<String> named = step < 15_000 ? names : names.reversed();
        written.add(new MetricRow(step, named, numbers));
      }
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        for (int from = 0; from < written.size(); from += 500) {
          claim.appendSteps(written.subList(from, from + 500), List.of(), List.of());
        }
      }
      List<MetricRow> read = new ArrayList<>();
      RunCursor cursor = RunCursor.START;
      RunSnapshot piece = workspace.read(run, cursor, 7_000).orElseThrow();
      while (!piece.metrics().isEmpty()) {
        read.addAll(piece.metrics());
        piece = workspace.read(run, piece.cursor(), 7_000).orElseThrow();
      }
      assertEquals(written, read);
      assertEquals(20_000, workspace.run(run).orElseThrow().step());
    }
  }

  @Test
  void aWriterThatTakesItsTimeGivesNobodyAnError() throws Exception {
    CountDownLatch holding = new CountDownLatch(1);
    try (Workspace slow = Workspace.open(folder);
        Workspace quick = Workspace.open(folder);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Callable<Integer> hold =
          () ->
              slow.database()
                  .write(
                      db -> {
                        holding.countDown();
                        java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000L);
                        return 1;
                      });
      Future<Integer> held = other.submit(hold);
      assertTrue(holding.await(10, TimeUnit.SECONDS));
      assertEquals(List.of(), quick.runs());
      assertEquals(1, quick.enqueue("", Recipes.DEMONSTRATION));
      assertEquals(1, held.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void aWorkspaceOfANewerVersionIsRefusedInOneSentence() throws Exception {
    Workspace.open(folder).close();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leadlight.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    WorkspaceException refused =
        assertThrows(WorkspaceException.class, () -> Workspace.open(folder));
    assertTrue(refused.getMessage().contains("newer Leadlight"), refused.getMessage());
  }

  @Test
  void whatIsNoWorkspaceIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    assertTrue(
        assertThrows(WorkspaceException.class, () -> Workspace.open(file))
            .getMessage()
            .contains("a-file"));
    Path garbage = Files.createDirectory(folder.resolve("garbage"));
    Files.writeString(garbage.resolve("leadlight.db"), "this is no database ".repeat(100));
    assertTrue(
        assertThrows(WorkspaceException.class, () -> Workspace.open(garbage))
            .getMessage()
            .contains("not a Leadlight workspace"));
  }

  @Test
  void onlyARunThatWaitsCanBeWithdrawnAndAnEndRejectsWhatWasAsked() {
    try (Workspace workspace = Workspace.open(folder)) {
      long waiting = workspace.enqueue("", Recipes.DEMONSTRATION);
      long running = workspace.enqueue("named", Recipes.DEMONSTRATION);
      assertTrue(workspace.queue().withdraw(waiting));
      try (RunClaim claim = RunClaim.of(workspace, running).orElseThrow()) {
        assertFalse(workspace.queue().withdraw(running));
        workspace.commands().request(running, CommandRequest.stop(Keep.LAST));
        assertEquals(CommandState.REQUESTED, only(workspace, running).state());
        assertEquals(CommandKind.STOP, claim.openCommands().getFirst().kind());
        claim.finish(RunState.FINISHED, "");
        assertEquals(CommandState.REJECTED, only(workspace, running).state());
      }
      assertEquals(RunState.STOPPED, workspace.run(waiting).orElseThrow().state());
      assertEquals("named", workspace.run(running).orElseThrow().name());
      assertTrue(workspace.queue().waiting().isEmpty());
    }
  }

  private static Command only(Workspace workspace, long run) {
    List<Command> commands = workspace.commands().of(run);
    assertEquals(1, commands.size());
    return commands.getFirst();
  }

  @Test
  void asManyWorkersSitOnADeviceAsItsMaximumSaysAndSeatsAreFreeAgainAfterwards() {
    try (Workspace workspace = Workspace.open(folder)) {
      try (WorkerSeat seat = WorkerSeat.take(workspace, "cpu").orElseThrow();
          WorkerSeat other = WorkerSeat.take(workspace, "cuda:0").orElseThrow()) {
        assertTrue(WorkerSeat.take(workspace, "cpu").isEmpty());
        workspace.queue().limit("cpu", 2);
        try (WorkerSeat second = WorkerSeat.take(workspace, "cpu").orElseThrow()) {
          assertTrue(WorkerSeat.take(workspace, "cpu").isEmpty());
          assertTrue(second.isOffered(workspace));
          workspace.queue().limit("cpu", 1);
          assertFalse(second.isOffered(workspace), "whoever sits there leaves after its run");
          assertTrue(seat.isOffered(workspace));
        }
        assertTrue(WorkerSeat.take(workspace, "cuda:0").isEmpty());
      }
      WorkerSeat.take(workspace, "cpu").orElseThrow().close();
    }
  }

  @Test
  void aFileThatCannotBeWrittenWholeIsNotThereAtAll() throws IOException {
    Path target = folder.resolve("target.bin");
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.publish(
                target,
                temporary -> {
                  Files.writeString(temporary, "half");
                  throw new IOException("no space");
                }));
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    AtomicFile.publish(target, temporary -> Files.writeString(temporary, "one"));
    AtomicFile.publish(target, temporary -> Files.writeString(temporary, "two"));
    assertArrayEquals("two".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(target));
  }

  @Test
  void everyFaultOfARecipeAndItsFilesIsToldAtOnce() {
    Preflight preflight = new Preflight(new Catalogue(folder));
    assertEquals(List.of(), preflight.faults(Recipes.DEMONSTRATION));
    var spec =
        RecipeFormat.with(
            Recipes.DEMONSTRATION,
            List.of("distillation_layer_index=17", "data.train=/nowhere.jsonl"));
    InvalidRecipeException refused =
        assertThrows(InvalidRecipeException.class, () -> preflight.requireReady(spec));
    assertEquals(
        List.of("loss.distillation_layer_index", "data.train"),
        refused.faults().stream().map(fault -> fault.path()).toList());
  }

  @Test
  void whoLearnsAndWhoIsMeasuredShareNoConversationUnderWhateverName() throws IOException {
    Path copy = folder.resolve("copy.jsonl");
    Files.write(
        copy,
        List.of(
            Files.readAllLines(Demo.VALIDATION).getFirst(),
            Files.readAllLines(Demo.TRAIN).getLast()));
    assertEquals(List.of("data.attacker"), faulty("data.attacker=" + copy));
    assertEquals(List.of("data.validation"), faulty("data.validation=" + copy));
    assertEquals(List.of("data.validation"), faulty("data.train=" + copy));
    Fault fault =
        new Preflight(new Catalogue(folder))
            .faults(RecipeFormat.with(Recipes.DEMONSTRATION, List.of("data.validation=" + copy)))
            .getFirst();
    assertEquals(
        "1 of the 2 conversations of data.validation are in data.train too, the first in line 2;"
            + " name a file of other conversations.",
        fault.sentence());
  }

  private List<String> faulty(String... assignments) {
    RunSpec spec = RecipeFormat.with(Recipes.DEMONSTRATION, List.of(assignments));
    return new Preflight(new Catalogue(folder))
        .faults(spec).stream().map(Fault::path).distinct().toList();
  }

  private static List<MetricRow> rows(long... steps) {
    return LongStream.of(steps)
        .mapToObj(step -> new MetricRow(step, List.of("a"), new double[] {step}))
        .toList();
  }
}
