package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Recipes;

/** A database that may not grow behaves as on a full disk. */
class FullDatabaseTest {

  private static final String FULL = "PRAGMA max_page_count = 1"; // clamped to what there is
  private static final String SPACE = "PRAGMA max_page_count = 100000000";

  @TempDir private Path folder;

  @Test
  void aFullDatabaseIsOneSentenceAndLosesNothingOfATransaction() throws SQLException {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        workspace.database().execute(FULL);
        DiskFullException full =
            assertThrows(
                DiskFullException.class, () -> claim.appendSteps(rows(), List.of(), List.of()));
        assertTrue(full.getMessage().contains("free some space"), full.getMessage());
        assertEquals(0, steps(workspace, run));
        workspace.database().execute(SPACE);
        claim.appendSteps(rows(), List.of(), List.of());
        assertEquals(4_000, steps(workspace, run));
      }
    }
  }

  @Test
  void aPatientClaimWritesWhatItHeldOnceThereIsSpace() throws Exception {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        claim.waitWith(new DiskPatience(folder, () -> false));
        workspace.database().execute(FULL);
        CompletableFuture<Void> writing =
            CompletableFuture.runAsync(() -> claim.appendSteps(rows(), List.of(), List.of()));
        TimeUnit.MILLISECONDS.sleep(700);
        assertTrue(!writing.isDone(), "it waits");
        workspace.database().execute(SPACE);
        writing.get(20, TimeUnit.SECONDS);
        assertEquals(4_000, steps(workspace, run));
      }
    }
  }

  private static long steps(Workspace workspace, long run) {
    return workspace.read(run, RunCursor.START, 10_000).orElseThrow().metrics().size();
  }

  private static List<MetricRow> rows() {
    List<MetricRow> rows = new ArrayList<>();
    for (int step = 0; step < 4_000; step++) {
      rows.add(new MetricRow(step, List.of("a", "b"), new double[] {step, 1}));
    }
    return rows;
  }
}
