package org.leadlight.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.leadlight.run.RunSpec;

/**
 * A workspace that remembers what it was asked and answers with a given update once, then with its
 * head only.
 */
public class FakeBackend implements RunBackend {

  public final BlockingQueue<RunSpec> started = new LinkedBlockingQueue<>();
  public final BlockingQueue<Long> stopped = new LinkedBlockingQueue<>();
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
  public void stop(long run) {
    stopped.add(run);
  }

  @Override
  public RunUpdate poll(RunCursor cursor) {
    RunUpdate update = next;
    next = new RunUpdate(update.facts(), update.head(), Map.of(), List.of(), List.of(), List.of());
    return update;
  }
}
