package org.leadlight.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param others what readers beside the nearest neighbour make of the tokens, in their order, by
 *     the name of the attacker; empty in an inspection of an older program
 */
public record Inspection(
    String prompt,
    List<InspectedToken> tokens,
    String cleanAnswer,
    String transformedAnswer,
    boolean answerKept,
    Map<String, List<TokenGuess>> others) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** The reader whose guesses stand in the tokens. */
  public static final String NEAREST = "nearest_l2";

  /** Keeps its own copies. */
  public Inspection {
    tokens = List.copyOf(tokens);
    Map<String, List<TokenGuess>> kept = new LinkedHashMap<>();
    for (Map.Entry<String, List<TokenGuess>> other : others.entrySet()) {
      if (other.getValue().size() != tokens.size()) {
        throw new IllegalArgumentException(
            other.getKey()
                + " read "
                + other.getValue().size()
                + " of "
                + tokens.size()
                + " tokens");
      }
      kept.put(other.getKey(), List.copyOf(other.getValue()));
    }
    others = Collections.unmodifiableMap(kept);
  }

  /** An inspection by the nearest neighbour alone. */
  public Inspection(
      String prompt,
      List<InspectedToken> tokens,
      String cleanAnswer,
      String transformedAnswer,
      boolean answerKept) {
    this(prompt, tokens, cleanAnswer, transformedAnswer, answerKept, Map.of());
  }

  /**
   * The tokens with the guesses of a reader; empty where it did not read.
   *
   * @param reader the name of the attacker, {@link #NEAREST} or one of {@link #others}
   */
  public Optional<Inspection> seenBy(String reader) {
    if (reader.equals(NEAREST)) {
      return Optional.of(this);
    }
    List<TokenGuess> guesses = others.get(reader);
    if (guesses == null) {
      return Optional.empty();
    }
    List<InspectedToken> seen = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      InspectedToken token = tokens.get(i);
      TokenGuess guess = guesses.get(i);
      seen.add(
          new InspectedToken(
              token.start(), token.end(), guess.text(), guess.rank(), token.isPrivate()));
    }
    return Optional.of(
        new Inspection(prompt, seen, cleanAnswer, transformedAnswer, answerKept, others));
  }

  /**
   * The inspection as one JSON object; {@code tokens}, and the guesses of {@code others}, are
   * arrays in the order of their records.
   */
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
    ObjectNode readers = tree.putObject("others");
    others.forEach(
        (reader, guesses) -> {
          ArrayNode list = readers.putArray(reader);
          guesses.forEach(guess -> list.addArray().add(guess.text()).add(guess.rank()));
        });
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
    Map<String, List<TokenGuess>> others = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> reader : tree.path("others").properties()) {
      List<TokenGuess> guesses = new ArrayList<>();
      for (JsonNode guess : reader.getValue()) {
        guesses.add(new TokenGuess(guess.path(0).stringValue(), guess.path(1).intValue()));
      }
      others.put(reader.getKey(), guesses);
    }
    return new Inspection(
        tree.path("prompt").stringValue(),
        tokens,
        tree.path("clean_answer").stringValue(),
        tree.path("transformed_answer").stringValue(),
        tree.path("answer_kept").booleanValue(),
        others);
  }
}
