package org.leadlight.app.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a {@link PulseWatch} saw, in milliseconds, ascending.
 *
 * @param gaps from pulse to pulse
 * @param tasks what each task of the FX thread used of the processor
 */
record PulseReport(double[] gaps, double[] tasks) {

  /** The most that a task of the FX thread may use. */
  static final double LIMIT = 50;

  /** One line for people. */
  String line(String what) {
    return String.format(
        Locale.ROOT,
        "  %-22s %5d pulses, gaps %-20s  %5d tasks, processor %s%s",
        what,
        gaps.length,
        summary(gaps),
        tasks.length,
        summary(tasks),
        holds() ? "" : String.format(Locale.ROOT, "  over %.0f", LIMIT));
  }

  /** Whether no task used more than the limit. */
  boolean holds() {
    return tasks.length == 0 || tasks[tasks.length - 1] <= LIMIT;
  }

  private static String summary(double[] sorted) {
    if (sorted.length == 0) {
      return "none";
    }
    return String.format(
        Locale.ROOT,
        "%.1f / %.1f / %.1f",
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PulseReport report
        && Arrays.equals(gaps, report.gaps)
        && Arrays.equals(tasks, report.tasks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(gaps) + 31 * Arrays.hashCode(tasks);
  }
}
