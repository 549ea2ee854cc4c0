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
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.Queue;
import org.leadlight.workspace.RunTable;
import org.leadlight.workspace.RunTableRow;
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
  private final RunOrders orders;
  private long version = -1;

  /** The workspace in a folder, not opened yet. */
  public WorkspaceRuns(Path folder) {
    this.folder = folder;
    this.orders = new RunOrders(folder);
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

  @Override
  public List<Long> checkpoints(long run) {
    return orders.workspace().weights().checkpointSteps(run);
  }

  @Override
  public void resume(long run) {
    orders.resume(run);
  }

  @Override
  public long replay(long run) {
    return orders.replay(run);
  }

  @Override
  public long branch(long run, long step, Map<String, Double> changes) {
    return orders.branch(run, step, changes);
  }

  @Override
  public void stop(long run, Keep keep) {
    orders.request(run, CommandRequest.stop(keep));
  }

  @Override
  public void hold(long run) {
    requireWaiting(orders.workspace().queue().hold(run), run);
  }

  @Override
  public void release(long run) {
    requireWaiting(orders.workspace().queue().release(run), run);
    orders.work();
  }

  @Override
  public void move(long run, OptionalLong before) {
    requireWaiting(orders.workspace().queue().move(run, before), run);
  }

  private static void requireWaiting(boolean done, long run) {
    if (!done) {
      throw new UserMistakeException("Run " + run + " does not wait any more; look at the table.");
    }
  }

  @Override
  public void limit(String device, int maximum) {
    orders.workspace().queue().limit(device, maximum);
    if (!orders.workspace().queue().waiting().isEmpty()) {
      orders.work();
    }
  }

  @Override
  public void judgeBy(long run, BestMeasure measure) {
    orders.workspace().judgeBy(run, measure);
  }

  @Override
  public String sheet(long run, SheetForm form) {
    RunSheet sheet = RunSheet.of(orders.workspace(), orders.find(run));
    return switch (form) {
      case MARKDOWN -> sheet.markdown();
      case JSON -> sheet.json();
    };
  }

  /** Closes every connection; nothing may call any more. */
  @Override
  public synchronized void close() {
    Workspace read = reading;
    if (read != null) {
      read.close();
    }
    orders.close();
  }
}
