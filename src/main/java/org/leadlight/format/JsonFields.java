package org.leadlight.format;

import java.nio.file.Path;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object, each read as what it must be or refused by name. */
final class JsonFields {

  private final Path file;
  private final JsonNode object;

  JsonFields(Path file, JsonNode object) {
    this.file = file;
    this.object = object;
  }

  JsonNode node(String field) {
    return object.path(field);
  }

  /** Whether the field is there and not null. */
  boolean has(String field) {
    return object.hasNonNull(field);
  }

  /** The fields of an object inside; none when it is absent or null. */
  JsonFields inside(String field) {
    if (has(field) && !node(field).isObject()) {
      throw fault(field + " must be an object or null");
    }
    return new JsonFields(file, node(field));
  }

  int positive(String field) {
    if (!has(field)) {
      throw fault(field + " is missing");
    }
    JsonNode node = node(field);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
      throw fault(field + " is " + node + "; a whole number of at least 1 is needed");
    }
    return node.intValue();
  }

  int positive(String field, int otherwise) {
    return has(field) ? positive(field) : otherwise;
  }

  double positiveNumber(String field) {
    if (!has(field)) {
      throw fault(field + " is missing");
    }
    JsonNode node = node(field);
    double number = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(number > 0) || Double.isInfinite(number)) {
      throw fault(field + " is " + node + "; a finite number above 0 is needed");
    }
    return number;
  }

  double positiveNumber(String field, double otherwise) {
    return has(field) ? positiveNumber(field) : otherwise;
  }

  boolean flag(String field, boolean otherwise) {
    if (has(field) && !node(field).isBoolean()) {
      throw fault(field + " is " + node(field) + "; true or false is needed");
    }
    return has(field) ? node(field).booleanValue() : otherwise;
  }

  String text(String field, String otherwise) {
    if (has(field) && !node(field).isString()) {
      throw fault(field + " is " + node(field) + "; a text is needed");
    }
    return has(field) ? node(field).stringValue() : otherwise;
  }

  OptionalInt token(String field) {
    return has(field) ? OptionalInt.of(tokenOf(field, node(field))) : OptionalInt.empty();
  }

  int tokenOf(String field, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw fault(field + " is " + node + "; a token id of at least 0 is needed");
    }
    return node.intValue();
  }

  FormatException fault(String fault) {
    return new FormatException(file + ": " + fault + ".");
  }
}
