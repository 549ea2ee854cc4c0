package org.leadlight.lm;

import java.util.List;
import org.leadlight.format.ModelConfig;
import org.leadlight.run.UserMistakeException;

/** The decoder families the program knows. */
final class DecoderFamilies {

  private static final List<DecoderFamily> KNOWN =
      List.of(
          new LlamaFamily("LlamaForCausalLM", DecoderFamilies::asConfigured),
          new LlamaFamily("MistralForCausalLM", DecoderFamilies::asConfigured),
          new LlamaFamily("Qwen2ForCausalLM", DecoderFamilies::qwen2),
          new LlamaFamily("Qwen3ForCausalLM", DecoderFamilies::qwen3));

  private DecoderFamilies() {}

  /**
   * The family of a model.
   *
   * @param config the model's configuration
   * @return the family of its architecture
   * @throws UserMistakeException when the architecture or its activation is not known
   */
  static DecoderFamily of(ModelConfig config) {
    if (!config.activation().equals("silu")) {
      throw new UserMistakeException(
          "The model's hidden_act is \"%s\"; only silu is supported."
              .formatted(config.activation()));
    }
    return KNOWN.stream()
        .filter(family -> family.architecture().equals(config.architecture()))
        .findFirst()
        .orElseThrow(() -> unknown(config.architecture()));
  }

  private static UserMistakeException unknown(String architecture) {
    List<String> names = KNOWN.stream().map(DecoderFamily::architecture).toList();
    return new UserMistakeException(
        "The architecture \"%s\" is not supported; supported are %s."
            .formatted(architecture, String.join(", ", names)));
  }

  private static LlamaFamily.Traits asConfigured(ModelConfig config) {
    return new LlamaFamily.Traits(
        config.attentionBias(), config.attentionBias(), config.feedForwardBias(), false);
  }

  private static LlamaFamily.Traits qwen2(ModelConfig config) {
    refuseWindow(config);
    return new LlamaFamily.Traits(true, false, false, false);
  }

  private static LlamaFamily.Traits qwen3(ModelConfig config) {
    refuseWindow(config);
    return new LlamaFamily.Traits(config.attentionBias(), config.attentionBias(), false, true);
  }

  /** Qwen gives the window to some layers only, which one reach for all would get wrong. */
  private static void refuseWindow(ModelConfig config) {
    if (config.slidingWindow().isPresent()) {
      throw new UserMistakeException(
          config.architecture() + " with use_sliding_window true is not supported.");
    }
  }
}
