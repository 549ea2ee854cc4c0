package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leadlight.workspace.RunState.PAUSED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.app.workbench.RunChanges;
import org.leadlight.app.workbench.RunCursor;
import org.leadlight.app.workbench.RunHead;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.Reply;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.Workspace;

final class WorkspaceBackendTest {

  private static final Inspection INSPECTION =
      new Inspection(
          "Call Fiona", List.of(new InspectedToken(0, 4, "hotel", 7, false)), "a", "b", false);

  @TempDir private Path folder;

  @Test
  void anEmptyWorkspaceShowsNoRun() {
    try (WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      assertTrue(backend.poll(RunCursor.START).head().isEmpty());
    }
  }

  @Test
  void whatAWorkerRecordsArrivesOnceAndInFull() {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        claim.appendSteps(
            List.of(row(0, 0.5), row(1, 0.4)),
            List.of(new Dated(0, "{\"alpha\":0.6,\"mode\":\"x\"}")),
            List.of());
        claim.recordEvaluation(
            new Evaluation(1, Map.of(Evaluated.ANSWERS_KEPT, new Figure(0.9, 50, 0.8, 0.95))));
        RunUpdate update = backend.poll(RunCursor.START);
        assertEquals(RunState.RUNNING, update.head().orElseThrow().state());
        assertEquals(Recipes.DEMONSTRATION, update.head().orElseThrow().spec());
        assertArrayEquals(
            new double[] {0.5, 0.4}, update.appended().get("component/composite_loss").values());
        assertEquals(Map.of(Factories.ALPHA, 0.6), update.hyperparameters().getFirst().values());
        assertEquals(
            0.9,
            update.evaluations().getFirst().figure(Evaluated.ANSWERS_KEPT).orElseThrow().value());
        RunUpdate next = backend.poll(new RunCursor(run, 0, 1, 0, 1));
        assertTrue(next.appended().isEmpty());
        assertTrue(next.evaluations().isEmpty());
      }
    }
  }

  @Test
  void aRunThatStillWaitsIsTakenOutOfTheQueueByStop() {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      backend.request(run, CommandRequest.stop(Keep.LAST));
      assertEquals(RunState.STOPPED, backend.poll(RunCursor.START).head().orElseThrow().state());
    }
  }

  @Test
  void whatPromptsBecameArrivesWithTheirEvaluation() {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        List<InspectedPrompt> prompts = List.of(new InspectedPrompt(0, 0, "amount", INSPECTION));
        claim.recordEvaluation(
            new Evaluation(0, Map.of()), prompts, new WeightsFile(0, "transform-0", 1, "hash"));
        assertEquals(prompts, backend.poll(RunCursor.START).prompts());
        assertEquals(List.of(), backend.poll(new RunCursor(run, 0, -1, -1, 0)).prompts());
      }
    }
  }

  @Test
  void aQuestionThatWaitsDelaysNeitherACommandNorAPoll() throws Exception {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder);
        ExecutorService background = Executors.newSingleThreadExecutor()) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        Future<Optional<InspectedPrompt>> asked =
            background.submit(() -> backend.ask(run, "Call [[Fiona]]", OptionalLong.empty()));
        while (claim.openQuestions().isEmpty()) {
          Thread.sleep(5);
        }
        assertTimeout(
            Duration.ofSeconds(5),
            () -> {
              backend.request(run, CommandRequest.stop(Keep.LAST));
              backend.poll(RunCursor.START);
            });
        assertFalse(asked.isDone());
        InspectedPrompt answer =
            new InspectedPrompt(7, InspectedPrompt.TYPED, "Call Fiona", INSPECTION);
        claim.decide(claim.openQuestions().getFirst(), new Reply.Answered<>(answer));
        assertEquals(Optional.of(answer), asked.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void aChangeArrivesWithTheStepThatUsedItAndAPausedRunSaysSo() {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        long id = backend.request(run, CommandRequest.set(Map.of(Factories.ALPHA, 0.4)));
        RunChanges asked = backend.poll(RunCursor.START).head().orElseThrow().past().changes();
        assertEquals(0.4, asked.awaited().get(Factories.ALPHA));
        assertEquals(0.6, asked.now().get(Factories.ALPHA));
        claim.applied(workspace.commands().find(id).orElseThrow(), 7, PAUSED);
        RunHead head = backend.poll(RunCursor.START).head().orElseThrow();
        assertEquals(RunState.PAUSED, head.state());
        assertEquals(7, head.past().changes().newest().orElseThrow().command().step());
        assertEquals(0.4, head.past().changes().now().get(Factories.ALPHA));
      }
    }
  }

  @Test
  void aRunWhoseTailWasStruckOutArrivesFromItsStart() throws Exception {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        claim.appendSteps(List.of(row(0, 0.5), row(1, 0.4), row(2, 0.3)), List.of(), List.of());
        claim.rewind(1);
        RunUpdate update = backend.poll(new RunCursor(run, 0, 2, -1, -1));
        assertEquals(1, update.head().orElseThrow().past().rewinds());
        assertArrayEquals(
            new double[] {0.5}, update.appended().get("component/composite_loss").values());
      }
    }
  }

  @Test
  void anInterruptedRunGoesBackIntoTheQueueInFrontOfAllOthers() {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      RunClaim.of(workspace, run).orElseThrow().close();
      assertEquals(
          RunState.INTERRUPTED, backend.poll(RunCursor.START).head().orElseThrow().state());
      workspace.queue().resume(run);
      assertEquals(RunState.QUEUED, backend.poll(RunCursor.START).head().orElseThrow().state());
    }
  }

  @Test
  void aDiskWithNextToNoSpaceIsToldUntilThereIsSome() {
    long[] free = {WorkspaceWatch.LITTLE_BYTES - 1};
    WorkspaceWatch watch = new WorkspaceWatch(() -> free[0]);
    try (WorkspaceBackend backend = new WorkspaceBackend(folder, "here", watch)) {
      assertTrue(backend.poll(RunCursor.START).facts().diskFull());
      free[0] = WorkspaceWatch.LITTLE_BYTES;
      assertTrue(backend.poll(RunCursor.START).facts().diskFull(), "not asked at every poll");
      for (int polls = 0; polls < 20; polls++) {
        backend.poll(RunCursor.START);
      }
      assertFalse(backend.poll(RunCursor.START).facts().diskFull());
    }
  }

  private static MetricRow row(long step, double total) {
    return new MetricRow(step, List.of("component/composite_loss"), new double[] {total});
  }

  @Test
  void theRunThatWasChosenIsReadWhicheverGoesOnUntilTheNewestIsFollowedAgain() {
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      long old = workspace.enqueue("", Recipes.DEMONSTRATION);
      long newest = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, newest).orElseThrow()) {
        assertEquals(newest, shown(backend, RunCursor.START));
        backend.choose(OptionalLong.of(old));
        assertEquals(old, shown(backend, new RunCursor(newest, 0, -1, -1, -1)));
        backend.choose(OptionalLong.empty());
        assertEquals(newest, shown(backend, new RunCursor(old, 0, -1, -1, -1)));
        backend.choose(OptionalLong.of(999));
        assertEquals(newest, shown(backend, new RunCursor(newest, 0, -1, -1, -1)));
      }
    }
  }

  private static long shown(WorkspaceBackend backend, RunCursor cursor) {
    return backend.poll(cursor).head().orElseThrow().id();
  }
}
