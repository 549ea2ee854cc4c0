package org.leadlight.run;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a prompt becomes when it leaves the device, and what is answered to it.
 *
 * @param prompt the words, as a person wrote them
 * @param tokens its transformed tokens in their order; characters between them stay clean
 * @param cleanAnswer the greedy answer of the frozen model to the clean prompt
 * @param transformedAnswer its greedy answer to the transformed prompt
 * @param answerKept whether both answers are equal token for token, the end token included
 */
public record Inspection(
    String prompt,
    List<InspectedToken> tokens,
    String cleanAnswer,
    String transformedAnswer,
    boolean answerKept) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Keeps its own copy. */
  public Inspection {
    tokens = List.copyOf(tokens);
  }

  /** The inspection as one JSON object; {@code tokens} are arrays in the order of their record. */
  public String toJson() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("prompt", prompt);
    tree.put("clean_answer", cleanAnswer);
    tree.put("transformed_answer", transformedAnswer);
    tree.put("answer_kept", answerKept);
    ArrayNode array = tree.putArray("tokens");
    for (InspectedToken token : tokens) {
      array
          .addArray()
          .add(token.start())
          .add(token.end())
          .add(token.guess())
          .add(token.rank())
          .add(token.isPrivate());
    }
    return tree.toString();
  }

  /** Reads what {@link #toJson} wrote. */
  public static Inspection fromJson(String json) {
    JsonNode tree = JSON.readTree(json);
    List<InspectedToken> tokens = new ArrayList<>();
    for (JsonNode token : tree.path("tokens")) {
      tokens.add(
          new InspectedToken(
              token.path(0).intValue(),
              token.path(1).intValue(),
              token.path(2).stringValue(),
              token.path(3).intValue(),
              token.path(4).booleanValue()));
    }
    return new Inspection(
        tree.path("prompt").stringValue(),
        tokens,
        tree.path("clean_answer").stringValue(),
        tree.path("transformed_answer").stringValue(),
        tree.path("answer_kept").booleanValue());
  }
}
