package org.leadlight.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;

class PulseReportTest {

  @TempDir private Path folder;

  @Test
  void oneTaskOverTheLimitIsEnoughToFail() {
    double[] gaps = {16, 17, 90};
    assertTrue(new PulseReport(gaps, new double[] {1, 2, 50}).holds());
    PulseReport over = new PulseReport(gaps, new double[] {1, 2, 50.1});
    assertFalse(over.holds());
    assertTrue(over.line("idle").endsWith("over 50"), over.line("idle"));
    assertTrue(over.line("idle").contains("17.0 / 90.0 / 90.0"), over.line("idle"));
  }

  @Test
  void aWindowThatWasNotWatchedHasNothingToReport() {
    PulseReport none = new PulseReport(new double[0], new double[0]);
    assertTrue(none.holds());
    assertTrue(none.line("idle").contains("none"));
  }

  @Test
  void aLongRunHasEveryStepOfEveryCurve() {
    new LongRun(1_500, 25).writeTo(folder);
    try (Workspace workspace = Workspace.open(folder)) {
      RunSnapshot run = workspace.read(1, RunCursor.START, 10_000).orElseThrow();
      assertEquals(RunState.FINISHED, run.run().state());
      assertEquals(1_500, run.metrics().size());
      assertEquals(1_499, run.metrics().getLast().step());
      assertEquals(25, run.metrics().getFirst().names().size());
      assertEquals(41, run.evaluations().size());
    }
  }
}
