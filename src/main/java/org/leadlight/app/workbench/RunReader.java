package org.leadlight.app.workbench;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the workspace on one background thread and hands each snapshot over to the window.
 * Snapshots that the window has not taken yet are replaced by newer ones, so a slow window never
 * lags behind.
 */
public final class RunReader {

  private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);

  private final RunBackend backend;
  private final Executor window;
  private final Consumer<RunSnapshot> target;
  private final RunHistory history = new RunHistory();
  private final AtomicReference<@Nullable RunSnapshot> waiting = new AtomicReference<>();
  private Runnable soon = () -> {};

  /**
   * A reader that is not polling yet.
   *
   * @param backend what is read
   * @param window runs a task on the FX thread
   * @param target takes snapshots, on the FX thread
   */
  public RunReader(RunBackend backend, Executor window, Consumer<RunSnapshot> target) {
    this.backend = backend;
    this.window = window;
    this.target = target;
  }

  /** Polls from now on, so many times as the pause between two polls allows. */
  public void startOn(ScheduledExecutorService executor, Duration pause) {
    soon = () -> executor.execute(this::pollOrLog);
    executor.scheduleWithFixedDelay(this::pollOrLog, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Reads another run from now on, without waiting for the pause to pass.
   *
   * @param run its number; empty to follow the one going on, else the newest
   */
  public void choose(OptionalLong run) {
    backend.choose(run);
    soon.run();
  }

  /** A poll that fails is told to the log; the next one may succeed. */
  private void pollOrLog() {
    try {
      poll();
    } catch (RuntimeException e) {
      LOG.warn("The workspace could not be read.", e);
    }
  }

  /** Polls once, and again while there is more of a long run than one poll reads. */
  void poll() {
    RunCursor before;
    do {
      before = history.cursor();
      take();
    } while (isBehind(before));
  }

  private boolean isBehind(RunCursor before) {
    RunCursor now = history.cursor();
    return now.step() > before.step() && now.step() + 1 < history.newestStep();
  }

  private void take() {
    RunSnapshot snapshot = history.take(backend.poll(history.cursor()));
    if (waiting.getAndSet(snapshot) == null) {
      window.execute(this::handOver);
    }
  }

  private void handOver() {
    RunSnapshot snapshot = waiting.getAndSet(null);
    if (snapshot != null) {
      target.accept(snapshot);
    }
  }
}
