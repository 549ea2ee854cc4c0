package org.leadlight.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * How long something took, in milliseconds.
 *
 * @param wall on the clock, which also counts what other programs do on this machine
 * @param processor what the threads of Java that still live used of the processor
 */
record Taken(double wall, double processor) {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Something that takes its time from now on. */
  record Begun(long wall, long processor) {

    static Begun now() {
      return new Begun(System.nanoTime(), processorNanos());
    }

    /** What it took until now. */
    Taken taken() {
      return new Taken((System.nanoTime() - wall) / 1e6, (processorNanos() - processor) / 1e6);
    }
  }

  private static long processorNanos() {
    return Arrays.stream(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).sum();
  }
}
