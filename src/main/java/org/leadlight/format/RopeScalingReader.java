package org.leadlight.format;

/**
 * Reads the rotary settings: {@code rope_theta} with {@code rope_scaling} (transformers 4), or both
 * inside {@code rope_parameters} (transformers 5).
 */
final class RopeScalingReader {

  private final JsonFields config;
  private final JsonFields rope;

  RopeScalingReader(JsonFields config) {
    this.config = config;
    String field = config.has("rope_parameters") ? "rope_parameters" : "rope_scaling";
    this.rope = config.inside(field);
  }

  double theta(double usual) {
    return rope.positiveNumber("rope_theta", config.positiveNumber("rope_theta", usual));
  }

  RopeScaling scaling() {
    String type = rope.text("rope_type", rope.text("type", "default"));
    return switch (type) {
      case "default" -> new RopeScaling.None();
      case "linear" -> new RopeScaling.Linear(rope.positiveNumber("factor"));
      case "llama3" -> llama3();
      default ->
          throw config.fault(
              "the rope type \"" + type + "\" is not known; known are default, linear, llama3");
    };
  }

  private RopeScaling llama3() {
    double low = rope.positiveNumber("low_freq_factor");
    double high = rope.positiveNumber("high_freq_factor");
    if (low >= high) {
      throw config.fault(
          "low_freq_factor " + low + " must be smaller than high_freq_factor " + high);
    }
    return new RopeScaling.Llama3(
        rope.positiveNumber("factor"),
        low,
        high,
        rope.positive("original_max_position_embeddings"));
  }
}
