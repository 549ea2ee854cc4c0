package org.leadlight.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunTable;
import org.leadlight.workspace.Workspace;

class HistoryTest {

  @TempDir private Path folder;

  @Test
  void aLongRunHasEveryStepOfEveryCurveItsEvaluationsAndItsLiveChanges() {
    new History(1, new LongRun(1_500, 25)).writeTo(folder, have -> {});
    try (Workspace workspace = Workspace.open(folder)) {
      RunSnapshot run = workspace.read(1, RunCursor.START, 10_000).orElseThrow();
      assertEquals(RunState.FINISHED, run.run().state());
      assertEquals(1_500, run.run().step());
      assertEquals(1_500, run.metrics().size());
      assertEquals(1_499, run.metrics().getLast().step());
      assertEquals(25, run.metrics().getFirst().names().size());
      assertEquals(8, run.evaluations().size());
      assertEquals(32, run.prompts().size());
      assertEquals(5, run.hyperparameters().size());
      assertEquals(List.of(300L, 600L, 900L, 1_200L), steps(run.commands()));
      assertTrue(run.commands().stream().allMatch(c -> c.state() == CommandState.APPLIED));
    }
  }

  private static List<Long> steps(List<Command> commands) {
    return commands.stream().map(Command::step).toList();
  }

  @Test
  void aHistoryIsFilledUpAndEachOfItsRunsIsAnother() {
    List<Integer> told = new ArrayList<>();
    LongRun each = new LongRun(300, 25);
    new History(1, each).writeTo(folder, told::add);
    new History(3, each).writeTo(folder, told::add);
    assertEquals(List.of(1, 2, 3), told);
    try (Workspace workspace = Workspace.open(folder)) {
      RunTable table = new RunTable(workspace);
      assertEquals(3, table.read().size());
      assertTrue(table.read().stream().allMatch(row -> row.best().isPresent()));
      assertTrue(table.databaseBytes() > 3 * 300 * 25 * Double.BYTES);
      assertFalse(
          workspace.lastMetric(1).orElseThrow().equals(workspace.lastMetric(2).orElseThrow()));
    }
  }

  @Test
  void timesArriveAsTheyWereTold() {
    HistoryTimes times =
        new HistoryTimes(
            Map.of(
                HistoryFigure.TABLE, new Taken(12.5, 7),
                HistoryFigure.OPEN, new Taken(400, 0.125),
                HistoryFigure.ZOOM, new Taken(60.25, 1e-7)));
    assertEquals(times, HistoryTimes.parse(times.line()));
  }

  @Test
  void theMedianOnTheClockDecidesWhetherAFigureHolds() {
    assertTrue(HistoryFigure.ZOOM.holds(taken(500, 20, 49)));
    assertFalse(HistoryFigure.ZOOM.holds(taken(50, 51, 20)));
    String line = HistoryFigure.ZOOM.line(taken(50, 51, 20));
    assertTrue(line.endsWith("50.0 ms (20.0 to 51.0), processor 7.0; over 50"), line);
  }

  private static List<Taken> taken(double... walls) {
    return Arrays.stream(walls).mapToObj(wall -> new Taken(wall, 7)).toList();
  }
}
