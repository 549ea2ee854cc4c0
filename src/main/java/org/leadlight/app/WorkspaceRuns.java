package org.leadlight.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.runs.RunsBackend;
import org.leadlight.app.runs.RunsReading;
import org.leadlight.app.runs.SheetForm;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.Queue;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.RunTable;
import org.leadlight.workspace.RunTableRow;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;
import org.leadlight.workspace.sheet.RunSheet;

/**
 * The workspace behind the screen of runs. Reading and commanding have a connection each, opened by
 * the first call, so that a reader sees what was commanded as a change.
 */
public final class WorkspaceRuns implements RunsBackend, AutoCloseable {

  private static final String CPU = "cpu";

  private final Path folder;
  private @Nullable Workspace reading;
  private @Nullable RunTable table;
  private @Nullable Workspace commanding;
  private long version = -1;

  /** The workspace in a folder, not opened yet. */
  public WorkspaceRuns(Path folder) {
    this.folder = folder;
  }

  /** Called by one thread only. */
  @Override
  public Optional<RunsReading> read() {
    Workspace opened = reading;
    if (opened == null) {
      opened = Workspace.open(folder);
      reading = opened;
      table = new RunTable(opened);
    }
    long now = opened.dataVersion();
    RunTable rows = table;
    if (now == version || rows == null) {
      return Optional.empty();
    }
    version = now;
    return Optional.of(reading(rows, opened.queue()));
  }

  private static RunsReading reading(RunTable table, Queue queue) {
    List<RunTableRow> rows = table.read();
    Map<String, Integer> maxima = new TreeMap<>(Map.of(CPU, queue.maximum(CPU)));
    for (RunTableRow row : rows) {
      String device = row.run().device();
      if (!device.isEmpty()) {
        maxima.computeIfAbsent(device, queue::maximum);
      }
    }
    return new RunsReading(rows, maxima, table.databaseBytes());
  }

  private synchronized Workspace commanding() {
    Workspace opened = commanding;
    if (opened == null) {
      opened = Workspace.open(folder);
      commanding = opened;
    }
    return opened;
  }

  @Override
  public List<Long> checkpoints(long run) {
    return commanding().weights().checkpointSteps(run);
  }

  @Override
  public void resume(long run) {
    if (find(run).state() == RunState.PAUSED) {
      commanding().commands().request(run, CommandRequest.of(CommandKind.RESUME));
    } else {
      commanding().queue().resume(run);
      work();
    }
  }

  @Override
  public long replay(long run) {
    long made = commanding().lineage().replay(run);
    work();
    return made;
  }

  @Override
  public long branch(long run, long step, Map<String, Double> changes) {
    long made = commanding().lineage().branch(run, step, changes);
    work();
    return made;
  }

  private void work() {
    new WorkerLauncher(folder).start();
  }

  @Override
  public void stop(long run, Keep keep) {
    if (!commanding().queue().withdraw(run)) {
      commanding().commands().request(run, CommandRequest.stop(keep));
    }
  }

  @Override
  public void hold(long run) {
    requireWaiting(commanding().queue().hold(run), run);
  }

  @Override
  public void release(long run) {
    requireWaiting(commanding().queue().release(run), run);
    work();
  }

  @Override
  public void move(long run, OptionalLong before) {
    requireWaiting(commanding().queue().move(run, before), run);
  }

  private static void requireWaiting(boolean done, long run) {
    if (!done) {
      throw new UserMistakeException("Run " + run + " does not wait any more; look at the table.");
    }
  }

  @Override
  public void limit(String device, int maximum) {
    commanding().queue().limit(device, maximum);
    if (!commanding().queue().waiting().isEmpty()) {
      work();
    }
  }

  @Override
  public void judgeBy(long run, BestMeasure measure) {
    commanding().judgeBy(run, measure);
  }

  @Override
  public String sheet(long run, SheetForm form) {
    RunSheet sheet = RunSheet.of(commanding(), find(run));
    return switch (form) {
      case MARKDOWN -> sheet.markdown();
      case JSON -> sheet.json();
    };
  }

  private RunSummary find(long run) {
    return commanding()
        .run(run)
        .orElseThrow(() -> new UserMistakeException("There is no run " + run + " any more."));
  }

  /** Closes every connection; nothing may call any more. */
  @Override
  public synchronized void close() {
    Workspace read = reading;
    if (read != null) {
      read.close();
    }
    Workspace commanded = commanding;
    if (commanded != null) {
      commanded.close();
    }
  }
}
