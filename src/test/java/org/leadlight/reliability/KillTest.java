package org.leadlight.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.ReplayVerdict;
import org.leadlight.workspace.Replays;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/**
 * Kills processes at random moments of a steered training, uniform in wall time since their start,
 * resumes it each time, and wants the very numbers of the training that nobody disturbed.
 */
class KillTest {

  private static final int STEPS = Forms.of(48, 300);
  private static final long LONGEST_MILLIS = 4_000; // of start-up and training, of the window too
  private static final int MOST_IN_ONE_RUN = 20;
  private static final Map<Long, CommandRequest> SCRIPT =
      Map.of(
          7L, CommandRequest.set(Map.of("alpha", 0.7)),
          20L, CommandRequest.of(CommandKind.EVALUATE),
          31L, CommandRequest.set(Map.of("alpha", 0.5, "learning_rate", 2e-3)),
          44L, CommandRequest.set(Map.of("gaussian_entropy_log_loss_weight", 0.0)));

  /** Who is killed. */
  private enum Victim {
    WORKER,
    WINDOW,
    BOTH
  }

  @TempDir private Path folder;
  private final Random random = new Random(20);

  @Test
  void aKilledWorkerCostsNothingButTime() throws Exception {
    kill(Victim.WORKER, Forms.of(3, 200));
  }

  @Test
  void aKilledWindowDoesNotTouchTheTraining() throws Exception {
    kill(Victim.WINDOW, Forms.of(1, 200));
  }

  @Test
  void workerAndWindowKilledTogetherCostNothingButTime() throws Exception {
    kill(Victim.BOTH, Forms.of(1, 200));
  }

  private void kill(Victim victim, int kills) throws Exception {
    try (Workspace workspace = Workspace.open(folder);
        Processes processes = new Processes(folder)) {
      long reference = reference(workspace);
      long wholeMillis = undisturbed(workspace, processes, reference);
      int done = 0;
      int runs = 0;
      List<String> interrupted = new ArrayList<>();
      while (done < kills) {
        long run = workspace.lineage().replay(reference);
        int most = Math.min(MOST_IN_ONE_RUN, kills - done);
        long within = Math.min(wholeMillis, LONGEST_MILLIS);
        done += killed(workspace, processes, run, new Attack(victim, most, within));
        interrupted.add(run + " after " + workspace.run(run).orElseThrow().rewinds() + " rewinds");
        isTheReference(workspace, run, reference);
        runs++;
      }
      System.out.printf(
          "%s: %d kills in %d runs of %d ms undisturbed; runs %s%n",
          victim, done, runs, wholeMillis, interrupted);
    }
  }

  /** A training with changes at its steps that ends by itself. */
  private static long reference(Workspace workspace) {
    long run = TinyRun.enqueue(workspace, STEPS, "training.evaluation_interval=15");
    RunState end =
        TinyRun.train(
            workspace,
            run,
            taken -> {
              CommandRequest request = SCRIPT.get(taken);
              if (request != null) {
                workspace.commands().request(run, request);
              }
            });
    assertEquals(RunState.FINISHED, end);
    return run;
  }

  /** How long a worker process takes for a repetition, which must match by itself. */
  private static long undisturbed(Workspace workspace, Processes processes, long reference)
      throws InterruptedException {
    long run = workspace.lineage().replay(reference);
    long begun = System.nanoTime();
    assertTrue(processes.worker().waitFor(300, TimeUnit.SECONDS));
    isTheReference(workspace, run, reference);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private record Attack(Victim victim, int most, long withinMillis) {}

  /** Kills until the run is over or was hit often enough; returns how often it was. */
  private int killed(Workspace workspace, Processes processes, long run, Attack attack)
      throws InterruptedException {
    LivenessMonitor monitor = new LivenessMonitor(workspace);
    Process worker = processes.worker();
    int kills = 0;
    while (kills < attack.most()) {
      Process window = attack.victim() == Victim.WORKER ? null : processes.window();
      boolean over = worker.waitFor(random.nextLong(attack.withinMillis()), TimeUnit.MILLISECONDS);
      if (window != null) {
        Processes.kill(window);
      }
      if (attack.victim() != Victim.WINDOW) {
        Processes.kill(worker);
      }
      monitor.observe();
      hasNoGap(workspace, run);
      RunSummary now = workspace.run(run).orElseThrow();
      if (over) {
        if (now.state() == RunState.FINISHED) {
          return kills + (window == null ? 0 : 1);
        }
        throw new AssertionError("the worker ended by itself and left " + now);
      }
      kills++;
      if (attack.victim() != Victim.WINDOW) {
        goOn(workspace, now);
        worker = processes.worker();
      }
    }
    assertTrue(worker.waitFor(300, TimeUnit.SECONDS));
    return kills;
  }

  /** A worker that was killed before it took the run leaves it in the queue. */
  private static void goOn(Workspace workspace, RunSummary run) {
    if (run.state() != RunState.QUEUED && run.state() != RunState.FINISHED) {
      assertEquals(RunState.INTERRUPTED, run.state());
      workspace.queue().resume(run.id());
    }
  }

  private static void hasNoGap(Workspace workspace, long run) {
    RunSnapshot read = workspace.read(run, RunCursor.START, 10_000).orElseThrow();
    List<MetricRow> rows = read.metrics();
    assertEquals(
        LongStream.range(0, rows.size()).boxed().toList(),
        rows.stream().map(MetricRow::step).toList());
    assertEquals(rows.size(), read.run().step()); // of one moment: the worker may go on
  }

  private static void isTheReference(Workspace workspace, long run, long reference) {
    RunSummary expected = workspace.run(reference).orElseThrow();
    RunSummary actual = workspace.run(run).orElseThrow();
    assertEquals(RunState.FINISHED, actual.state(), actual.message());
    assertEquals(expected.parametersSha256(), actual.parametersSha256());
    assertFalse(actual.parametersSha256().isEmpty());
    hasNoGap(workspace, run);
    ReplayVerdict verdict = new Replays(workspace).verdict(run).orElseThrow();
    assertTrue(verdict.matches(), verdict.sentence());
    assertEquals(
        workspace.evaluations(reference), workspace.evaluations(run), "no evaluation is missing");
  }
}
