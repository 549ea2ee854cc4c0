package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadlight.format.ModelConfig;

/**
 * The families of Llama's shape, with the names Hugging Face gives their tensors.
 *
 * @param architecture the name in {@code config.json}
 * @param traits what the family's layers have, from the configuration
 */
record LlamaFamily(String architecture, Function<ModelConfig, Traits> traits)
    implements DecoderFamily {

  /**
   * What differs between the families' layers.
   *
   * @param inputBias whether query, key and value have biases
   * @param outputBias whether the attention's output projection has a bias
   * @param feedForwardBias whether the feed-forward projections have biases
   * @param headNorms whether queries and keys are normed head by head
   */
  record Traits(
      boolean inputBias, boolean outputBias, boolean feedForwardBias, boolean headNorms) {}

  @Override
  public CausalLanguageModel build(ModelConfig config, ModelWeights weights) {
    int d = config.hiddenSize();
    Traits layerTraits = traits.apply(config);
    List<DecoderLayerWeights> layers = new ArrayList<>();
    for (int index = 0; index < config.layers(); index++) {
      layers.add(new LayerSource(config, layerTraits, weights, index).layer());
    }
    NDArray embeddings = weights.take("model.embed_tokens.weight", config.vocabularySize(), d);
    LlamaWeights all =
        new LlamaWeights(
            embeddings,
            layers,
            weights.take("model.norm.weight", d),
            config.tiedEmbeddings()
                ? embeddings
                : weights.take("lm_head.weight", config.vocabularySize(), d));
    return new LlamaDecoder(weights.owner(), config, weights.aten(), all);
  }

  /** Takes the tensors of one layer. */
  private record LayerSource(ModelConfig config, Traits traits, ModelWeights weights, int index) {

    /** The norms' scales go into the projections behind them, x (s W^T) for (x s) W^T. */
    DecoderLayerWeights layer() {
      int d = config.hiddenSize();
      int a = config.heads() * config.headSize();
      int k = config.keyValueHeads() * config.headSize();
      int f = config.intermediateSize();
      try (NDArray attention = take("input_layernorm", d);
          NDArray feedForward = take("post_attention_layernorm", d)) {
        return new DecoderLayerWeights(
            null,
            RotaryPairs.neighbours(
                projection("self_attn.q_proj", traits.inputBias(), a, d).after(attention),
                config.heads()),
            RotaryPairs.neighbours(
                projection("self_attn.k_proj", traits.inputBias(), k, d).after(attention),
                config.keyValueHeads()),
            projection("self_attn.v_proj", traits.inputBias(), k, d).after(attention),
            projection("self_attn.o_proj", traits.outputBias(), d, a),
            headNorm("self_attn.q_norm"),
            headNorm("self_attn.k_norm"),
            null,
            projection("mlp.gate_proj", traits.feedForwardBias(), f, d).after(feedForward),
            projection("mlp.up_proj", traits.feedForwardBias(), f, d).after(feedForward),
            projection("mlp.down_proj", traits.feedForwardBias(), d, f));
      }
    }

    private Projection projection(String module, boolean biased, int out, int in) {
      NDArray bias = biased ? weights.take(name(module, "bias"), out) : null;
      return new Projection(take(module, out, in), bias);
    }

    private @Nullable NDArray headNorm(String module) {
      return traits.headNorms() ? RotaryPairs.neighbours(take(module, config.headSize()), 1) : null;
    }

    private NDArray take(String module, long... shape) {
      return weights.take(name(module, "weight"), shape);
    }

    private String name(String module, String part) {
      return "model.layers." + index + "." + module + "." + part;
    }
  }
}
