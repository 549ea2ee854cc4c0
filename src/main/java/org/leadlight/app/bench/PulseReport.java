package org.leadlight.app.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a {@link PulseWatch} saw, in milliseconds, ascending.
 *
 * @param gaps from pulse to pulse
 * @param used the FX thread's use of the processor in each gap
 * @param worstTask the most that one task handed over used
 */
record PulseReport(double[] gaps, double[] used, double worstTask) {

  /** The most that a task of the FX thread may use. */
  static final double LIMIT = 50;

  /** One line for people. */
  String line(String what) {
    return String.format(
        Locale.ROOT,
        "  %-26s %6d pulses  gaps %s ms  FX thread between two pulses %s ms  worst task %.1f ms%s",
        what,
        gaps.length,
        summary(gaps),
        summary(used),
        worstTask,
        holds() ? "" : "  OVER " + (int) LIMIT);
  }

  /** Whether no task can have used more than the limit. */
  boolean holds() {
    return used.length == 0 || used[used.length - 1] <= LIMIT;
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
        && Arrays.equals(used, report.used)
        && worstTask == report.worstTask;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(gaps) + 31 * Arrays.hashCode(used);
  }
}
