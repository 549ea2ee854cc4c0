package org.leadlight.app.workbench;

import java.util.Map;
import java.util.stream.Collectors;
import org.leadlight.app.shell.Texts;

/** How a change of live numbers is said. */
final class ChangeText {

  /** More numbers than these are counted instead of named. */
  private static final int NAMED = 2;

  private ChangeText() {}

  /** Each number with what it was and what it is. */
  static String full(Texts texts, Map<String, Double> from, Map<String, Double> to) {
    return to.entrySet().stream()
        .map(entry -> one(texts, entry.getKey(), from, entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The same, or a count where there are many. */
  static String summary(Texts texts, Map<String, Double> from, Map<String, Double> to) {
    if (to.size() <= NAMED) {
      return full(texts, from, to);
    }
    Map.Entry<String, Double> first = to.entrySet().iterator().next();
    return texts.format(
        "chart.mark.many", one(texts, first.getKey(), from, first.getValue()), to.size() - 1);
  }

  private static String one(Texts texts, String key, Map<String, Double> from, double is) {
    return texts.format(
        "chart.mark",
        TunableNames.name(texts, key),
        value(texts, key, from.getOrDefault(key, 0.0)),
        value(texts, key, is));
  }

  /** A number as a person reads it: a weight of 0 is off. */
  static String value(Texts texts, String key, double number) {
    return number == 0 && key.endsWith("_weight") ? texts.get("recipe.off") : Numbers.plain(number);
  }
}
