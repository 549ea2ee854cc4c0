package org.leadlight.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one section of a recipe's JSON: a missing setting keeps its default, a wrong one becomes a
 * fault, and a setting nobody asked for is a fault too.
 */
final class RecipeReader {

  private final String section;
  private final ObjectNode node;
  private final List<Fault> faults;
  private final Set<String> asked = new LinkedHashSet<>();

  RecipeReader(ObjectNode root, String section, List<Fault> faults) {
    this.section = section;
    this.faults = faults;
    JsonNode found = root.get(section);
    if (found != null && !found.isObject()) {
      faults.add(new Fault(section, section + " is " + found + "; a JSON object is needed."));
    }
    this.node = found instanceof ObjectNode object ? object : root.objectNode();
  }

  String text(String key, String otherwise) {
    JsonNode value = take(key);
    if (value == null || value.isString()) {
      return value == null ? otherwise : value.stringValue();
    }
    return wrong(key, value, "a text", otherwise);
  }

  double number(String key, double otherwise) {
    JsonNode value = take(key);
    if (value == null || value.isNumber()) {
      return value == null ? otherwise : value.doubleValue();
    }
    return wrong(key, value, "a number", otherwise);
  }

  @Nullable Double numberOrNull(String key, @Nullable Double otherwise) {
    JsonNode value = take(key);
    if (value == null || value.isNull()) {
      return value == null ? otherwise : null;
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    report(key, value, "a number or null");
    return otherwise;
  }

  int integer(String key, int otherwise) {
    JsonNode value = take(key);
    if (value == null || isInteger(value) && value.canConvertToInt()) {
      return value == null ? otherwise : (int) value.doubleValue();
    }
    return wrong(key, value, "a whole number", otherwise);
  }

  long longInteger(String key, long otherwise) {
    JsonNode value = take(key);
    if (value == null || value.isIntegralNumber() && value.canConvertToLong()) {
      return value == null ? otherwise : value.longValue();
    }
    return wrong(key, value, "a whole number", otherwise);
  }

  @Nullable Integer layer(String key, @Nullable Integer otherwise) {
    JsonNode value = take(key);
    if (value == null) {
      return otherwise;
    }
    if (value.isNull() || value.isString() && value.stringValue().equals("logits")) {
      return null;
    }
    if (isInteger(value) && value.canConvertToInt()) {
      return (int) value.doubleValue();
    }
    report(key, value, "a layer number or \"logits\"");
    return otherwise;
  }

  double[] pair(String key, double first, double second) {
    JsonNode value = take(key);
    if (value == null) {
      return new double[] {first, second};
    }
    if (value.isArray()
        && value.size() == 2
        && value.get(0).isNumber()
        && value.get(1).isNumber()) {
      return new double[] {value.get(0).doubleValue(), value.get(1).doubleValue()};
    }
    return wrong(key, value, "a list of two numbers", new double[] {first, second});
  }

  <E extends Enum<E>> E choice(String key, E otherwise) {
    JsonNode value = take(key);
    if (value == null) {
      return otherwise;
    }
    E[] choices = otherwise.getDeclaringClass().getEnumConstants();
    for (E choice : choices) {
      if (value.isString() && value.stringValue().equalsIgnoreCase(choice.name())) {
        return choice;
      }
    }
    String names =
        Arrays.stream(choices)
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return wrong(key, value, "one of " + names, otherwise);
  }

  /** Reports every setting of the section that was never asked for. */
  void finish() {
    node.propertyNames().stream()
        .filter(key -> !asked.contains(key))
        .forEach(
            key ->
                faults.add(
                    new Fault(
                        path(key),
                        path(key)
                            + " is not a setting; "
                            + section
                            + " has: "
                            + String.join(", ", asked)
                            + ".")));
  }

  static void rejectUnknownSections(ObjectNode root, Set<String> known, List<Fault> faults) {
    List<String> unknown = new ArrayList<>(root.propertyNames());
    unknown.removeAll(known);
    for (String name : unknown) {
      faults.add(
          new Fault(
              name,
              name
                  + " is not a part of a recipe; the parts are: "
                  + String.join(", ", known)
                  + "."));
    }
  }

  private static boolean isInteger(JsonNode value) {
    return value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
  }

  private @Nullable JsonNode take(String key) {
    asked.add(key);
    return node.get(key);
  }

  private <T> T wrong(String key, JsonNode value, String needed, T otherwise) {
    report(key, value, needed);
    return otherwise;
  }

  private void report(String key, JsonNode value, String needed) {
    faults.add(new Fault(path(key), path(key) + " is " + value + "; " + needed + " is needed."));
  }

  private String path(String key) {
    return section + "." + key;
  }
}
