package org.leadlight.cli;

import java.time.Duration;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/** Asks something of a run and waits for what its worker decides. */
final class Decision {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Workspace workspace;
  private final long run;

  /** Decisions about a run. */
  Decision(Workspace workspace, long run) {
    this.workspace = workspace;
    this.run = run;
  }

  /**
   * Asks, and waits as long as a worker is there that will decide.
   *
   * @return one sentence about what came of it
   * @throws UserMistakeException when it was rejected, with the reason
   */
  String of(CommandRequest request) {
    long id = workspace.commands().request(run, request);
    long asked = System.nanoTime();
    long looked = asked;
    LivenessMonitor monitor = new LivenessMonitor(workspace);
    while (true) {
      Command command = workspace.commands().find(id).orElseThrow();
      if (command.state() == CommandState.APPLIED) {
        return "applied at step " + command.step();
      }
      if (command.state() == CommandState.REJECTED) {
        throw new UserMistakeException("Run " + run + " refused: " + command.reason());
      }
      RunSummary now = workspace.run(run).orElseThrow();
      if (!willDecide(now, request)) {
        return "noted; run " + run + " is " + now.state().words() + " and obeys once it goes on";
      }
      if (System.nanoTime() - asked > PATIENCE.toNanos()) {
        return "noted; run " + run + " has not decided within " + PATIENCE.toSeconds() + " s";
      }
      if (System.nanoTime() - looked > LOOK.toNanos()) {
        looked = System.nanoTime();
        monitor.observe();
      }
      pause();
    }
  }

  /** A paused run takes no step that could use other numbers. */
  private static boolean willDecide(RunSummary run, CommandRequest request) {
    return run.state() == RunState.RUNNING
        || run.state() == RunState.PAUSED && request.values().isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserMistakeException("The wait was interrupted; the run decides all the same.", e);
    }
  }
}
