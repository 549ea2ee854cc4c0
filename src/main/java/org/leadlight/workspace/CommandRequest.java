package org.leadlight.workspace;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to ask of a run. One change is one request, however many numbers it changes.
 *
 * @param kind what is wanted
 * @param payload its details as JSON
 */
public record CommandRequest(CommandKind kind, String payload) {

  /** A request without details. */
  public static CommandRequest of(CommandKind kind) {
    return new CommandRequest(kind, "{}");
  }

  /** Other numbers by key, as {@link org.leadlight.run.LiveSettings} names them. */
  public static CommandRequest set(Map<String, Double> values) {
    ObjectNode payload = Workspace.JSON.createObjectNode();
    ObjectNode tree = payload.putObject("values");
    values.forEach(tree::put);
    return new CommandRequest(CommandKind.SET, payload.toString());
  }

  /** An end that keeps the best, as the measure of the run says, the last, or no weights. */
  public static CommandRequest stop(Keep keep) {
    ObjectNode payload = Workspace.JSON.createObjectNode();
    payload.put("keep", keep.name().toLowerCase(Locale.ROOT));
    return new CommandRequest(CommandKind.STOP, payload.toString());
  }

  /** The numbers of a {@link CommandKind#SET}, empty for another kind. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> value :
        Workspace.JSON.readTree(payload).path("values").properties()) {
      values.put(value.getKey(), value.getValue().doubleValue());
    }
    return values;
  }

  /** What a {@link CommandKind#STOP} keeps; the last when it does not say. */
  public Keep keep() {
    String keep = Workspace.JSON.readTree(payload).path("keep").asString("last");
    return Keep.valueOf(keep.toUpperCase(Locale.ROOT));
  }
}
