package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.leadlight.format.ModelConfig;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.Scalars;

/**
 * The Llama shape of decoder: pre-norm layers with rotary positions and SwiGLU, a final RMSNorm, a
 * linear head. Families that differ in biases, norms over heads or reach are built from it.
 */
final class LlamaDecoder implements CausalLanguageModel {

  private final NDManager owner;
  private final ModelConfig config;
  private final Aten aten;
  private final DecoderShape shape;
  private final DecoderLayer layer;
  private final Norm readingNorm;
  private final DecoderLayer readingLayer;
  private final RotaryTable rotary;
  private final LlamaWeights weights;

  /**
   * A decoder.
   *
   * @param owner the manager of the weights; closed with the model
   * @param config sizes
   * @param aten the tensor functions
   * @param weights of the sizes in {@code config}
   */
  LlamaDecoder(NDManager owner, ModelConfig config, Aten aten, LlamaWeights weights) {
    this.owner = owner;
    this.config = config;
    this.aten = aten;
    this.shape = DecoderShape.of(config);
    this.layer = new DecoderLayer(aten, shape);
    this.readingNorm =
        new ReadingNorm(aten, Scalars.constant(weights.embeddings(), config.normEpsilon()));
    this.readingLayer = new DecoderLayer(aten, shape, readingNorm);
    this.rotary = RotaryTable.of(owner, config);
    this.weights = weights;
  }

  @Override
  public ModelConfig config() {
    return config;
  }

  @Override
  public NDArray embeddingTable() {
    return weights.embeddings();
  }

  @Override
  public NDArray embed(NDArray ids) {
    return aten.embedding(weights.embeddings(), ids);
  }

  @Override
  public NDArray hidden(NDArray x, NDArray attentionMask, int lastLayer) {
    if (lastLayer < 0 || lastLayer >= config.layers()) {
      throw new IllegalArgumentException(
          "lastLayer is %d; the model has layers 0 to %d."
              .formatted(lastLayer, config.layers() - 1));
    }
    return through(x, weights.layers().subList(0, lastLayer + 1));
  }

  @Override
  public NDArray finalState(NDArray x, NDArray attentionMask) {
    NDArray last = through(x, weights.layers());
    return new RmsNorm(config.normEpsilon()).apply(last, weights.finalNorm());
  }

  @Override
  public NDArray readOn(NDArray x, int[] counts, KeyValueCache cache) {
    PositionalAttention next = cache.next(x, counts, rotary, shape);
    NDArray state = x;
    for (int index = 0; index < weights.layers().size(); index++) {
      state = readingLayer.forward(state, weights.layers().get(index), cache.layer(index, next));
    }
    return readingNorm.apply(state, weights.finalNorm());
  }

  /** Fillers lie at the right, so the causal mask alone keeps them from real positions. */
  private NDArray through(NDArray x, List<DecoderLayerWeights> layers) {
    Positions positions = Positions.of(x, rotary, shape.slidingWindow());
    NDArray state = x;
    for (DecoderLayerWeights each : layers) {
      state = layer.forward(state, each, positions);
    }
    return state;
  }

  @Override
  public NDArray head(NDArray states) {
    return aten.linear(states, weights.head(), null);
  }

  @Override
  public void close() {
    owner.close();
  }
}
