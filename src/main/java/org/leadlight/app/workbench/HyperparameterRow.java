package org.leadlight.app.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the loop used from a step on, until the next row.
 *
 * @param step the first step it holds for
 * @param values the numbers by key
 * @param words what is no number, by key
 */
public record HyperparameterRow(long step, Map<String, Double> values, Map<String, String> words) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Keeps its own copies. */
  public HyperparameterRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  /** A row of numbers alone. */
  public HyperparameterRow(long step, Map<String, Double> values) {
    this(step, values, Map.of());
  }

  /** Reads a recorded row: an object of numbers, texts and lists of numbers. */
  public static HyperparameterRow fromJson(long step, String json) {
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, String> words = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : JSON.readTree(json).properties()) {
      if (entry.getValue().isNumber()) {
        values.put(entry.getKey(), entry.getValue().doubleValue());
      } else {
        words.put(entry.getKey(), text(entry.getValue()));
      }
    }
    return new HyperparameterRow(step, values, words);
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" \u2026 "))
        : value.asString();
  }
}
