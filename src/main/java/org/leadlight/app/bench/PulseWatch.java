package org.leadlight.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Watches the FX thread: how long the gaps from pulse to pulse are, and how much of the processor
 * each thing used that the thread did. What is handed over through {@link #executor} is timed one
 * by one; the rest is cut into the pulse itself and what lies between two pulses, each counted as
 * one task, so that no task used more than is reported.
 */
final class PulseWatch extends AnimationTimer {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Double> gaps = new ArrayList<>();
  private final List<Double> tasks = new ArrayList<>();
  private long lastPulse;
  private long begun;
  private long handedOver;

  @Override
  public void start() {
    lastPulse = System.nanoTime();
    begun = THREADS.getCurrentThreadCpuTime();
    super.start();
  }

  /** A pulse begins; what it posts here runs when the pulse is over. */
  @Override
  public void handle(long now) {
    long time = System.nanoTime();
    gaps.add((time - lastPulse) / 1e6);
    lastPulse = time;
    cut();
    Platform.runLater(this::cut);
  }

  /** Ends what the thread did since the last cut, apart from what was handed over. */
  private void cut() {
    long now = THREADS.getCurrentThreadCpuTime();
    tasks.add((now - begun - handedOver) / 1e6);
    begun = now;
    handedOver = 0;
  }

  /** Hands tasks to the FX thread and times each there. */
  Executor executor() {
    return task -> Platform.runLater(() -> time(task));
  }

  private void time(Runnable task) {
    long before = THREADS.getCurrentThreadCpuTime();
    task.run();
    long used = THREADS.getCurrentThreadCpuTime() - before;
    handedOver += used;
    tasks.add(used / 1e6);
  }

  /** Forgets what was seen so far. */
  void reset() {
    gaps.clear();
    tasks.clear();
  }

  /** What was seen since the last reset. */
  PulseReport report() {
    return new PulseReport(sorted(gaps), sorted(tasks));
  }

  private static double[] sorted(List<Double> milliseconds) {
    return milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
