package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.app.workbench.RunCursor;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.Workspace;

final class WorkspaceBackendTest {

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
            List.of(new Dated(0, "{\"alpha\":0.6,\"mode\":\"x\"}")));
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

  private static MetricRow row(long step, double total) {
    return new MetricRow(step, List.of("component/composite_loss"), new double[] {total});
  }
}
