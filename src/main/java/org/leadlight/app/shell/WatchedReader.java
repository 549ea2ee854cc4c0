package org.leadlight.app.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a screen shows on a background thread while somebody looks at it.
 *
 * @param <T> what is read
 */
public final class WatchedReader<T> {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedReader.class);

  private final Supplier<Optional<T>> source;
  private final Executor window;
  private final Consumer<T> target;
  private volatile boolean watched;
  private volatile boolean faulty; // since the last reading that succeeded
  private volatile Runnable soon = () -> {};

  /**
   * A reader that does not read yet.
   *
   * @param source may block; empty when nothing has changed since the last time
   * @param window runs a task on the FX thread
   * @param target takes readings, on the FX thread
   */
  public WatchedReader(Supplier<Optional<T>> source, Executor window, Consumer<T> target) {
    this.source = source;
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

  /** A reading that fails is told to the log; the next one may succeed. A fault is told once. */
  public void read() {
    if (!watched) {
      return;
    }
    try {
      source.get().ifPresent(reading -> window.execute(() -> target.accept(reading)));
      faulty = false;
    } catch (UserMistakeException e) {
      LOG.warn("What a screen shows could not be read.", e);
    } catch (RuntimeException e) { // would end the readings for good
      if (!faulty) {
        LOG.error("What a screen shows could not be read.", e);
      }
      faulty = true;
    }
  }
}
