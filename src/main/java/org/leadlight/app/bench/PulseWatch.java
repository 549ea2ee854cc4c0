package org.leadlight.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Watches the FX thread from pulse to pulse: how long the gap was, and how much of the processor
 * the thread used in it. All it did between two pulses lies in one gap, so no task of it used more
 * than the worst gap says. Tasks handed over through {@link #executor} are timed one by one too.
 */
final class PulseWatch extends AnimationTimer {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Double> gaps = new ArrayList<>();
  private final List<Double> used = new ArrayList<>();
  private double worstTask;
  private long lastTime;
  private long lastUsed;

  @Override
  public void start() {
    lastTime = System.nanoTime();
    lastUsed = THREADS.getCurrentThreadCpuTime();
    super.start();
  }

  @Override
  public void handle(long now) {
    long time = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    gaps.add((time - lastTime) / 1e6);
    used.add((cpu - lastUsed) / 1e6);
    lastTime = time;
    lastUsed = cpu;
  }

  /** Hands tasks to the FX thread and times each there. */
  Executor executor() {
    return task -> Platform.runLater(() -> time(task));
  }

  private void time(Runnable task) {
    long before = THREADS.getCurrentThreadCpuTime();
    task.run();
    worstTask = Math.max(worstTask, (THREADS.getCurrentThreadCpuTime() - before) / 1e6);
  }

  /** Forgets what was seen so far. */
  void reset() {
    gaps.clear();
    used.clear();
    worstTask = 0;
  }

  /** What was seen since the last reset. */
  PulseReport report() {
    return new PulseReport(sorted(gaps), sorted(used), worstTask);
  }

  private static double[] sorted(List<Double> milliseconds) {
    return milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
