package org.leadlight.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/** Two windows and three workers on one workspace while somebody turns weights all the time. */
class CrowdTest {

  private static final int RUNS = Forms.of(3, 30);
  private static final int STEPS = Forms.of(16, 60);

  @TempDir private Path folder;

  @Test
  void nothingIsClaimedOrAppliedTwiceAndNobodyFindsTheDatabaseLocked() throws Exception {
    List<Long> runs = new ArrayList<>();
    try (Workspace workspace = Workspace.open(folder);
        Processes processes = new Processes(folder)) {
      workspace.queue().limit("cpu", 3);
      for (int i = 0; i < RUNS; i++) {
        runs.add(TinyRun.enqueue(workspace, STEPS, "training.evaluation_interval=10"));
      }
      List<Process> windows = List.of(processes.window(), processes.window());
      List<Process> workers = List.of(processes.worker(), processes.worker(), processes.worker());
      int turned = turnWeights(workspace, workers);
      assertTrue(turned >= RUNS, turned + " changes were asked for");
      assertTrue(windows.stream().allMatch(Process::isAlive), processes.said());
      for (Process worker : workers) {
        assertEquals(0, worker.exitValue(), processes.said());
      }
      for (long run : runs) {
        isWhole(workspace, run);
      }
      String said = processes.said();
      assertFalse(said.contains("locked"), said);
      assertFalse(said.contains("BUSY"), said);
    }
  }

  /** Until every worker has ended; each change is another number, so that each leaves a row. */
  private static int turnWeights(Workspace workspace, List<Process> workers) throws Exception {
    int turned = 0;
    while (workers.stream().anyMatch(Process::isAlive)) {
      Optional<RunSummary> one =
          workspace.runs().stream().filter(run -> run.state() == RunState.RUNNING).findAny();
      if (one.isPresent()) {
        double alpha = 0.3 + 0.0001 * (turned + 1);
        try {
          workspace.commands().request(one.get().id(), CommandRequest.set(Map.of("alpha", alpha)));
          turned++;
        } catch (UserMistakeException itEndedMeanwhile) {
          assertTrue(itEndedMeanwhile.getMessage().contains("finished"));
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return turned;
  }

  private static void isWhole(Workspace workspace, long run) {
    RunSnapshot read = workspace.read(run, RunCursor.START, 10_000).orElseThrow();
    assertEquals(RunState.FINISHED, read.run().state(), read.run().message());
    assertEquals(1, read.run().epoch(), "claimed once");
    assertEquals(STEPS, read.metrics().size());
    List<Command> sets =
        read.commands().stream()
            .filter(command -> command.kind() == CommandKind.SET)
            .filter(command -> command.state() == CommandState.APPLIED)
            .toList();
    long steps = sets.stream().mapToLong(Command::step).distinct().count();
    boolean changedAtStart = sets.stream().anyMatch(command -> command.step() == 0);
    assertEquals(
        steps + (changedAtStart ? 0 : 1), read.hyperparameters().size(), "one row a changed step");
    assertTrue(
        read.commands().stream().noneMatch(command -> command.state() == CommandState.REQUESTED));
  }
}
