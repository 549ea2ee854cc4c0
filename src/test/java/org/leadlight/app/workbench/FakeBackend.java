package org.leadlight.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;

/**
 * A workspace that remembers what it was asked and answers with a given update once, then with its
 * head only.
 */
public class FakeBackend implements RunBackend {

  public final BlockingQueue<RunSpec> started = new LinkedBlockingQueue<>();
  public final BlockingQueue<Long> stopped = new LinkedBlockingQueue<>();
  public final BlockingQueue<CommandRequest> requested = new LinkedBlockingQueue<>();
  public final BlockingQueue<Long> resumed = new LinkedBlockingQueue<>();
  public final BlockingQueue<Long> replayed = new LinkedBlockingQueue<>();
  public final BlockingQueue<Map.Entry<Long, Map<String, Double>>> branched =
      new LinkedBlockingQueue<>();
  private volatile long numbers = 100;
  public volatile RunUpdate next = nothing();

  static RunUpdate nothing() {
    return new RunUpdate(
        WorkspaceFacts.UNKNOWN, Optional.empty(), Map.of(), List.of(), List.of(), List.of());
  }

  /** What the files behind the demonstration say. */
  public volatile RecipeSources files = new DemonstrationFiles();

  @Override
  public RecipeSources sources() {
    return files;
  }

  @Override
  public long start(RunSpec spec) {
    started.add(spec);
    return 12;
  }

  @Override
  public long request(long run, CommandRequest request) {
    if (request.kind() == CommandKind.STOP) {
      stopped.add(run);
    }
    requested.add(request);
    return ++numbers;
  }

  @Override
  public void resume(long run) {
    resumed.add(run);
  }

  @Override
  public long replay(long run) {
    replayed.add(run);
    return run + 1;
  }

  @Override
  public long branch(long run, long step, Map<String, Double> changes) {
    branched.add(Map.entry(step, changes));
    return run + 1;
  }

  @Override
  public RunUpdate poll(RunCursor cursor) {
    RunUpdate update = next;
    next = new RunUpdate(update.facts(), update.head(), Map.of(), List.of(), List.of(), List.of());
    return update;
  }
}
