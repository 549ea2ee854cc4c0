package org.leadlight.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of a terminal that shows how far a run is and how long it will take; on anything but a
 * terminal it prints a plain line now and then instead of redrawing.
 */
final class ProgressLine {

  private static final int WIDTH = 28;
  private static final long REDRAW_NANOS = 100_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private final long firstStep;
  private long drawn;
  private long lastTenth = -1;

  ProgressLine(PrintStream out, boolean terminal, long firstStep) {
    this.out = out;
    this.terminal = terminal;
    this.firstStep = firstStep;
  }

  /** Shows so many of the steps taken, and a few words beside. */
  void show(long step, long steps, String beside) {
    long now = System.nanoTime();
    if (terminal && (now - drawn > REDRAW_NANOS || step == steps)) {
      drawn = now;
      out.print("\r\u001b[K" + line(step, steps, beside));
      out.flush();
    }
    long tenth = 10 * step / Math.max(1, steps);
    if (!terminal && tenth != lastTenth) {
      lastTenth = tenth;
      out.println(line(step, steps, beside));
    }
  }

  /** Ends the line, so that what follows stands below it. */
  void end() {
    if (terminal) {
      out.println();
    }
  }

  private String line(long step, long steps, String beside) {
    int filled = (int) (WIDTH * step / Math.max(1, steps));
    return String.format(
        Locale.ROOT,
        "[%s%s] %d/%d  %s  %s",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        step,
        steps,
        remaining(step, steps),
        beside);
  }

  private String remaining(long step, long steps) {
    long taken = step - firstStep;
    if (taken < 3) {
      return "ETA --:--";
    }
    double perStep = (System.nanoTime() - begun) / 1e9 / taken;
    Duration left = Duration.ofSeconds(Math.round(perStep * (steps - step)));
    return String.format(Locale.ROOT, "ETA %02d:%02d", left.toMinutes(), left.toSecondsPart());
  }
}
