package org.leadlight.evaluate.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;

/** How often the attacker's own conversations use each word, and what a constant guess would be. */
final class WordCounts {

  private final Map<Integer, Long> all = new HashMap<>();
  private final Map<Integer, Long> privately = new HashMap<>();

  /** Counts the transformed tokens of the prompts of conversations. */
  WordCounts(List<Example> examples) {
    for (Example example : examples) {
      for (int t = 0; t < example.answerStart(); t++) {
        if (example.noise()[t]) {
          all.merge(example.ids()[t], 1L, Long::sum);
          if (example.privateTokens()[t]) {
            privately.merge(example.ids()[t], 1L, Long::sum);
          }
        }
      }
    }
  }

  /** The most frequent word of all; -1 when there is none. */
  int commonest() {
    return commonest(all);
  }

  /** The most frequent private word; -1 when there is none. */
  int commonestPrivate() {
    return commonest(privately);
  }

  private static int commonest(Map<Integer, Long> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())) // a tie must not hang on the map
        .map(Map.Entry::getKey)
        .orElse(-1);
  }

  /** The name of a word's frequency: how often it was seen, by powers of ten. */
  String bucket(int id) {
    long seen = all.getOrDefault(id, 0L);
    if (seen == 0) {
      return "0";
    }
    if (seen < 10) {
      return "1_9";
    }
    if (seen < 100) {
      return "10_99";
    }
    return seen < 1000 ? "100_999" : "1000_up";
  }

  /** The names of all frequencies, the rarest first. */
  static List<String> buckets() {
    return List.of("0", "1_9", "10_99", "100_999", "1000_up");
  }
}
