package org.leadlight.app.workbench;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run's worker found where it computes.
 *
 * @param device {@code cpu} or {@code cuda:N}, empty before the run began
 * @param memoryBytes bytes of memory there, 0 where unknown
 * @param processors cores there, 0 where unknown
 */
public record Machine(String device, long memoryBytes, int processors) {

  /** Before a run began. */
  public static final Machine UNKNOWN = new Machine("", 0, 0);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads the report that the worker left; what it lacks is unknown. */
  public static Machine fromReport(String json) {
    try {
      JsonNode report = JSON.readTree(json);
      return new Machine(
          report.path("device").asString(""),
          report.path("memoryBytes").asLong(0),
          report.path("processors").asInt(0));
    } catch (JacksonException unreadable) {
      return UNKNOWN;
    }
  }

  /** Whether it is a GPU. */
  boolean isGpu() {
    return device.startsWith("cuda");
  }
}
