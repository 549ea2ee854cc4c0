package org.leadlight.evaluate.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.evaluate.Interval;
import org.leadlight.evaluate.PooledShare;
import org.leadlight.run.Figure;

/** Counts hits by figure and conversation, so that intervals can resample conversations. */
final class ShareTally {

  private final int conversations;
  private final Map<String, Trials> trials = new LinkedHashMap<>();

  private record Trials(long[] hits, long[] counts) {}

  /** A tally over so many conversations. */
  ShareTally(int conversations) {
    this.conversations = conversations;
  }

  /** Makes a figure appear, also when nothing is counted, in the order of these calls. */
  void declare(String name) {
    trials(name);
  }

  /** Counts one trial of a figure in a conversation. */
  void add(String name, int conversation, boolean hit) {
    Trials of = trials(name);
    of.hits[conversation] += hit ? 1 : 0;
    of.counts[conversation]++;
  }

  private Trials trials(String name) {
    return trials.computeIfAbsent(
        name, each -> new Trials(new long[conversations], new long[conversations]));
  }

  /** Every figure with its interval by conversation, in the order in which they appeared. */
  Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    trials.forEach(
        (name, of) -> {
          PooledShare share = new PooledShare(of.hits, of.counts);
          Interval interval = share.interval();
          figures.put(
              name, new Figure(share.value(), share.count(), interval.low(), interval.high()));
        });
    return figures;
  }
}
