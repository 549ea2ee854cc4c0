package org.leadlight.app.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Starts JavaFX, once per process: on the screen, or without one. */
public final class JavaFx {

  private static final Logger LOG = Logger.getLogger("javafx");

  private JavaFx() {}

  /** Starts it where the system properties say and runs the first task on its thread. */
  public static void start(Runnable first) {
    // JavaFX warns of the class path, which is how this program is always started.
    LOG.setLevel(Level.SEVERE);
    Platform.startup(first);
  }

  /**
   * Starts it without a display, drawn by the processor; it goes on when the last window closes.
   */
  public static void startHeadless(Runnable first) {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    Platform.setImplicitExit(false);
    start(first);
  }

  /** Runs a task on the FX thread and waits for its result. */
  public static <T> T call(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, Platform::runLater).join();
  }

  /** Runs a task on the FX thread and waits for its end. */
  public static void run(Runnable task) {
    CompletableFuture.runAsync(task, Platform::runLater).join();
  }

  /** Waits on another thread until so many pulses have passed on the FX thread. */
  public static void awaitPulses(int count) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    Platform.runLater(() -> new Countdown(count, passed).start());
    passed.join();
  }

  /** Counts pulses. */
  private static final class Countdown extends AnimationTimer {
    private final CompletableFuture<Void> passed;
    private int left;

    Countdown(int count, CompletableFuture<Void> passed) {
      this.left = count;
      this.passed = passed;
    }

    @Override
    public void handle(long now) {
      left--;
      if (left <= 0) {
        stop();
        passed.complete(null);
      }
    }
  }
}
