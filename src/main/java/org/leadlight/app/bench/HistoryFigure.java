package org.leadlight.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is timed of a long history, and the most it may take. */
enum HistoryFigure {
  /** Reading what the table of runs needs, over a new connection. */
  TABLE("the table of runs is read", 300),
  /** From the choice of a run until its charts are drawn in the window. */
  OPEN("a run is chosen and drawn", 500),
  /** From a turn of the wheel until the whole window is drawn again. */
  ZOOM("its charts are zoomed", 50);

  private final String words;
  private final double limit;

  HistoryFigure(String words, double limit) {
    this.words = words;
    this.limit = limit;
  }

  /** Whether the median of some times is below the limit. */
  boolean holds(List<Taken> times) {
    return median(times, Taken::wall) < limit;
  }

  /** One line for people: the median, the least and the most, and the processor's median. */
  String line(List<Taken> times) {
    return String.format(
        Locale.ROOT,
        "  %-28s %6.1f ms (%.1f to %.1f), processor %.1f; %s %.0f",
        words,
        median(times, Taken::wall),
        times.stream().mapToDouble(Taken::wall).min().orElseThrow(),
        times.stream().mapToDouble(Taken::wall).max().orElseThrow(),
        median(times, Taken::processor),
        holds(times) ? "below" : "over",
        limit);
  }

  private static double median(List<Taken> times, ToDoubleFunction<Taken> part) {
    return times.stream().mapToDouble(part).sorted().toArray()[times.size() / 2];
  }
}
