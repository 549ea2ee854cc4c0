package org.leadlight.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import javafx.scene.Scene;
import org.leadlight.app.chart.ChartColumn;

/**
 * What one frame of the charts took, in milliseconds.
 *
 * @param painted from the change until the FX thread had painted the charts
 * @param processor what the FX thread used of the processor until then
 * @param shown from the change until the whole scene was a picture
 * @param whole what the FX thread and the renderer used of the processor until then
 */
record Frame(double painted, double processor, double shown, double whole) {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String RENDERER = "QuantumRenderer";

  /** Changes the charts and draws them; on the FX thread. */
  static Frame of(ChartColumn column, Scene scene, Runnable change) {
    long renderer = rendererCpu();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long before = System.nanoTime();
    change.run();
    column.applyCss();
    column.layout();
    long laidOut = System.nanoTime();
    long used = THREADS.getCurrentThreadCpuTime() - cpu;
    scene.snapshot(null);
    long drawn = System.nanoTime();
    long all = THREADS.getCurrentThreadCpuTime() - cpu + rendererCpu() - renderer;
    return new Frame((laidOut - before) / 1e6, used / 1e6, (drawn - before) / 1e6, all / 1e6);
  }

  /** What the thread has used that turns scenes into pixels. */
  private static long rendererCpu() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith(RENDERER))
        .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }
}
