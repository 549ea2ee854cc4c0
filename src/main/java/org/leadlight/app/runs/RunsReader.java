package org.leadlight.app.runs;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the runs on a background thread while somebody looks at them. */
public final class RunsReader {

  private static final Logger LOG = LoggerFactory.getLogger(RunsReader.class);

  private final RunsBackend backend;
  private final Executor window;
  private final Consumer<RunsReading> target;
  private volatile boolean watched;
  private volatile Runnable soon = () -> {};

  /**
   * A reader that does not read yet.
   *
   * @param backend what is read
   * @param window runs a task on the FX thread
   * @param target takes readings, on the FX thread
   */
  public RunsReader(RunsBackend backend, Executor window, Consumer<RunsReading> target) {
    this.backend = backend;
    this.window = window;
    this.target = target;
  }

  /** Reads from now on, with a pause between two readings. */
  public void startOn(ScheduledExecutorService executor, Duration pause) {
    soon = () -> executor.execute(this::read);
    executor.scheduleWithFixedDelay(this::read, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Says whether somebody looks; the first look does not wait for the pause to pass. */
  public void watch(boolean isWatched) {
    watched = isWatched;
    if (isWatched) {
      refresh();
    }
  }

  /** Reads again without waiting for the pause to pass. */
  public void refresh() {
    soon.run();
  }

  /** A reading that fails is told to the log; the next one may succeed. */
  void read() {
    if (!watched) {
      return;
    }
    try {
      backend.read().ifPresent(reading -> window.execute(() -> target.accept(reading)));
    } catch (UserMistakeException e) {
      LOG.warn("The runs could not be read.", e);
    }
  }
}
