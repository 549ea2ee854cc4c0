package org.leadlight.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a {@code config.json} in either of its two styles and refuses what contradicts itself. */
final class ModelConfigReader {

  private static final double USUAL_THETA = 10_000.0;
  private static final double USUAL_EPSILON = 1e-6;

  private final JsonFields fields;

  ModelConfigReader(Path file) {
    this.fields = new JsonFields(file, JsonObjectFile.read(file));
  }

  ModelConfig read() {
    int hiddenSize = fields.positive("hidden_size");
    int heads = fields.positive("num_attention_heads");
    RopeScalingReader rope = new RopeScalingReader(fields);
    ModelConfig config =
        new ModelConfig(
            architecture(),
            hiddenSize,
            fields.positive("intermediate_size"),
            fields.positive("num_hidden_layers"),
            heads,
            fields.positive("num_key_value_heads", heads),
            headSize(hiddenSize, heads),
            fields.positive("vocab_size"),
            fields.positive("max_position_embeddings"),
            fields.positiveNumber("rms_norm_eps", USUAL_EPSILON),
            fields.text("hidden_act", "silu"),
            rope.theta(USUAL_THETA),
            rope.scaling(),
            fields.flag("tie_word_embeddings", false),
            fields.flag("attention_bias", false),
            fields.flag("mlp_bias", false),
            slidingWindow(),
            fields.token("bos_token_id"),
            endTokens(),
            fields.token("pad_token_id"));
    check(config);
    return config;
  }

  private String architecture() {
    JsonNode names = fields.node("architectures");
    if (!names.isArray() || names.size() != 1 || !names.get(0).isString()) {
      throw fields.fault("architectures must be a list of exactly one name");
    }
    return names.get(0).stringValue();
  }

  private int headSize(int hiddenSize, int heads) {
    if (fields.has("head_dim")) {
      return fields.positive("head_dim");
    }
    if (hiddenSize % heads != 0) {
      throw fields.fault(
          "hidden_size %d is not divisible by num_attention_heads %d, and head_dim is not given"
              .formatted(hiddenSize, heads));
    }
    return hiddenSize / heads;
  }

  /**
   * Qwen states a window it does not use unless told so; the other families use what they state.
   */
  private OptionalInt slidingWindow() {
    boolean usual = !fields.text("model_type", "").startsWith("qwen");
    boolean used = fields.flag("use_sliding_window", usual);
    return used && fields.has("sliding_window")
        ? OptionalInt.of(fields.positive("sliding_window"))
        : OptionalInt.empty();
  }

  private List<Integer> endTokens() {
    JsonNode node = fields.node("eos_token_id");
    if (!node.isArray()) {
      return fields.token("eos_token_id").stream().boxed().toList();
    }
    List<Integer> tokens = new ArrayList<>();
    for (JsonNode token : node) {
      tokens.add(fields.tokenOf("eos_token_id", token));
    }
    return tokens;
  }

  private void check(ModelConfig config) {
    if (config.heads() % config.keyValueHeads() != 0) {
      throw fields.fault(
          "num_key_value_heads %d does not divide num_attention_heads %d"
              .formatted(config.keyValueHeads(), config.heads()));
    }
    if (config.headSize() % 2 != 0) {
      throw fields.fault(
          "the head size %d is odd; rotary positions need an even one"
              .formatted(config.headSize()));
    }
    checkToken("bos_token_id", config.beginToken(), config.vocabularySize());
    checkToken("pad_token_id", config.padToken(), config.vocabularySize());
    for (int token : config.endTokens()) {
      checkToken("eos_token_id", OptionalInt.of(token), config.vocabularySize());
    }
  }

  private void checkToken(String field, OptionalInt token, int vocabularySize) {
    if (token.isPresent() && token.getAsInt() >= vocabularySize) {
      throw fields.fault(
          "%s is %d, outside the vocabulary of %d"
              .formatted(field, token.getAsInt(), vocabularySize));
    }
  }
}
