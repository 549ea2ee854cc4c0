package org.leadlight.app.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest faults of this process, taken from what is logged as an error with its cause. */
public final class FaultLog implements AutoCloseable {

  private static final int MOST = 20;

  private final Executor window;
  private final Deque<FaultDetails> newest = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<List<FaultDetails>> faults =
      new ReadOnlyObjectWrapper<>(List.of());
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (event.getLevel().isGreaterOrEqual(Level.ERROR)
              && event.getThrowableProxy() instanceof ThrowableProxy cause) {
            keep(FaultDetails.of(event.getInstant(), cause.getThrowable()));
          }
        }
      };

  /**
   * A log without faults that listens from now on.
   *
   * @param window runs a task on the FX thread
   */
  public FaultLog(Executor window) {
    this.window = window;
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      appender.setContext(context);
      appender.start();
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }
  }

  /** The newest faults, the newest first. */
  public ReadOnlyObjectProperty<List<FaultDetails>> faultsProperty() {
    return faults.getReadOnlyProperty();
  }

  private void keep(FaultDetails fault) {
    List<FaultDetails> now;
    synchronized (newest) {
      newest.addFirst(fault);
      if (newest.size() > MOST) {
        newest.removeLast();
      }
      now = List.copyOf(newest);
    }
    window.execute(() -> faults.set(now));
  }

  /** Listens no more. */
  @Override
  public void close() {
    appender.stop();
    if (appender.getContext() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
    }
  }
}
