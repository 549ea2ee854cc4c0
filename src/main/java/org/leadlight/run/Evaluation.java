package org.leadlight.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of one evaluation ({@code mathematics.md} 13).
 *
 * @param step steps taken when it was made
 * @param figures by name: {@code answers_kept}, {@code reference_answers}, {@code top1_agreement},
 *     {@code kl} (nats), {@code noise_rms} (times rms(E)), {@code recovered_all}, {@code
 *     recovered_private}, and since attackers read in every evaluation {@code <attacker>_all} and
 *     {@code <attacker>_private} of some ({@code mathematics.md} 14)
 */
public record Evaluation(long step, Map<String, Figure> figures) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Keeps the order of the figures and makes them unmodifiable. */
  public Evaluation {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** The figures as one JSON object of {@code {value, count, low, high}} objects. */
  public ObjectNode toTree() {
    ObjectNode tree = JSON.createObjectNode();
    figures.forEach(
        (name, figure) ->
            tree.putObject(name)
                .put("value", figure.value())
                .put("count", figure.count())
                .put("low", figure.low())
                .put("high", figure.high()));
    return tree;
  }

  /** {@link #toTree} as text. */
  public String toJson() {
    return toTree().toString();
  }

  /** Reads what {@link #toJson} wrote. */
  public static Evaluation fromJson(long step, String json) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : JSON.readTree(json).properties()) {
      JsonNode figure = entry.getValue();
      figures.put(
          entry.getKey(),
          new Figure(
              figure.path("value").doubleValue(),
              figure.path("count").longValue(),
              figure.path("low").doubleValue(),
              figure.path("high").doubleValue()));
    }
    return new Evaluation(step, figures);
  }
}
