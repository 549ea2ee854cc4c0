package org.leadlight.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Preflight;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;

/**
 * What the window's screens order of runs, on a connection of their own that the first order opens.
 * Every call may block.
 */
final class RunOrders implements AutoCloseable {

  private final Path folder;
  private @Nullable Workspace opened;

  /** Orders to the workspace in a folder, not opened yet. */
  RunOrders(Path folder) {
    this.folder = folder;
  }

  /** The connection. */
  synchronized Workspace workspace() {
    Workspace open = opened;
    if (open == null) {
      open = Workspace.open(folder);
      opened = open;
    }
    return open;
  }

  /** Sees to it that a worker takes what waits. */
  void work() {
    new WorkerLauncher(folder).start();
  }

  /** Puts a run into the queue once its recipe and its files are without fault. */
  long start(RunSpec spec) {
    return start("", spec);
  }

  /** The same with a name. */
  long start(String name, RunSpec spec) {
    new Preflight(new Catalogue(folder)).requireReady(spec);
    return working(workspace().enqueue(name, spec));
  }

  /** Asks something of a run; a stop takes one that waits out of the queue. 0 when that was all. */
  long request(long run, CommandRequest request) {
    boolean withdrawn = request.kind() == CommandKind.STOP && workspace().queue().withdraw(run);
    return withdrawn ? 0 : workspace().commands().request(run, request);
  }

  /** Lets a run go on that is paused, held, interrupted or failed. */
  void resume(long run) {
    RunState state = find(run).state();
    if (state == RunState.PAUSED) {
      workspace().commands().request(run, CommandRequest.of(CommandKind.RESUME));
      return;
    }
    if (state != RunState.HELD || !workspace().queue().release(run)) {
      workspace().queue().resume(run);
    }
    work();
  }

  /** A run that repeats another. */
  long replay(long run) {
    return working(workspace().lineage().replay(run));
  }

  /** A run that goes on from a checkpoint of another with other numbers. */
  long branch(long run, long step, Map<String, Double> changes) {
    return working(workspace().lineage().branch(run, step, changes));
  }

  private long working(long run) {
    work();
    return run;
  }

  /** A run by its number. */
  RunSummary find(long run) {
    return workspace()
        .run(run)
        .orElseThrow(() -> new UserMistakeException("There is no run " + run + " any more."));
  }

  @Override
  public synchronized void close() {
    Workspace open = opened;
    if (open != null) {
      open.close();
    }
  }
}
