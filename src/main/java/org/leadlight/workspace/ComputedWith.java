package org.leadlight.workspace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What decides the last bits of a run's numbers beside its recipe: where and by which program it
 * was computed.
 *
 * @param runtime the engine's report
 * @param provenance the program, the system, hashes of model and data, and under {@code earlier}
 *     with what the steps before a resumption were computed, where that was something else: a list
 *     of {@code {until_step, runtime, provenance}}
 */
record ComputedWith(JsonNode runtime, JsonNode provenance) {

  private static final String EARLIER = "earlier";
  private static final String UNTIL = "until_step";
  private static final List<String> RUNTIME =
      List.of("engine", "device", "threads", "aten", "matmul/fast");
  private static final List<String> PROVENANCE =
      List.of("program", "java", "system", "model", "data.train", "data.validation");

  /** Of what a run's row holds. */
  static ComputedWith of(@Nullable String runtime, @Nullable String provenance) {
    return new ComputedWith(parse(runtime), parse(provenance));
  }

  /** Of a run. */
  static ComputedWith of(Workspace workspace, long run) {
    return of(workspace.runtime(run).orElse(null), workspace.provenance(run).orElse(null));
  }

  private static JsonNode parse(@Nullable String json) {
    return Workspace.JSON.readTree(json == null ? "{}" : json);
  }

  /**
   * The provenance of a run that goes on.
   *
   * @param before with what it was computed so far; nothing of it counts where it has no provenance
   * @param step after so many steps it goes on; what was computed later is struck out
   * @return {@link #provenance} with what came before, where that differs
   */
  String provenanceAfter(ComputedWith before, long step) {
    ArrayNode earlier = Workspace.JSON.createArrayNode();
    long from = 0;
    for (JsonNode part : before.provenance.path(EARLIER)) {
      if (from < step) {
        long until = Math.min(step, part.path(UNTIL).longValue());
        earlier.add(((ObjectNode) part.deepCopy()).put(UNTIL, until));
        from = until;
      }
    }
    if (from < step && !before.provenance.isEmpty() && !before.differences(this).isEmpty()) {
      ObjectNode part = earlier.addObject().put(UNTIL, step);
      part.set("runtime", before.runtime);
      part.set("provenance", ((ObjectNode) before.provenance.deepCopy()).without(EARLIER));
    }
    ObjectNode joined = (ObjectNode) provenance.deepCopy();
    if (!earlier.isEmpty()) {
      joined.set(EARLIER, earlier);
    }
    return joined.toString();
  }

  /** How another one differs in what decides numbers, a phrase each. */
  List<String> differences(ComputedWith now) {
    List<String> found = new ArrayList<>();
    add(found, RUNTIME, runtime, now.runtime);
    add(found, PROVENANCE, provenance, now.provenance);
    return found;
  }

  /** Which of its steps were computed with something else, a phrase each. */
  List<String> changes() {
    List<String> found = new ArrayList<>();
    for (JsonNode part : provenance.path(EARLIER)) {
      ComputedWith other = new ComputedWith(part.path("runtime"), part.path("provenance"));
      found.add(
          "the steps before "
              + part.path(UNTIL).longValue()
              + " were computed with something else ("
              + String.join(", ", other.differences(this))
              + ")");
    }
    return found;
  }

  private static void add(List<String> found, List<String> keys, JsonNode was, JsonNode is) {
    for (String key : keys) {
      JsonNode left = was.at("/" + key);
      JsonNode right = is.at("/" + key);
      if (!left.equals(right)) {
        found.add(key + " was " + words(left) + ", is " + words(right));
      }
    }
  }

  private static String words(JsonNode node) {
    return node.isMissingNode()
        ? "not recorded"
        : node.isString() ? node.stringValue() : node.toString();
  }
}
