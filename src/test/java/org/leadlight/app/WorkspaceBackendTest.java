package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.leadlight.app.workbench.RunCursor;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Dated;
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
        RunUpdate next = backend.poll(new RunCursor(run, 1, 0, 1));
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
      backend.stop(run);
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
        assertEquals(List.of(), backend.poll(new RunCursor(run, -1, -1, 0)).prompts());
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
              backend.stop(run);
              backend.poll(RunCursor.START);
            });
        assertFalse(asked.isDone());
        InspectedPrompt answer =
            new InspectedPrompt(7, InspectedPrompt.TYPED, "Call Fiona", INSPECTION);
        claim.decide(claim.openQuestions().getFirst(), new Reply.Answered(answer));
        assertEquals(Optional.of(answer), asked.get(10, TimeUnit.SECONDS));
      }
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
        assertEquals(old, shown(backend, new RunCursor(newest, -1, -1, -1)));
        backend.choose(OptionalLong.empty());
        assertEquals(newest, shown(backend, new RunCursor(old, -1, -1, -1)));
        backend.choose(OptionalLong.of(999));
        assertEquals(newest, shown(backend, new RunCursor(newest, -1, -1, -1)));
      }
    }
  }

  private static long shown(WorkspaceBackend backend, RunCursor cursor) {
    return backend.poll(cursor).head().orElseThrow().id();
  }
}
