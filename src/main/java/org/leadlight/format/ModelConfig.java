package org.leadlight.format;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The sizes and switches of a decoder-only language model, as its {@code config.json} states them.
 *
 * @param architecture the class name in {@code architectures}, for example LlamaForCausalLM
 * @param hiddenSize embedding width d
 * @param intermediateSize width of the feed-forward part
 * @param layers number of decoder layers L
 * @param heads attention heads
 * @param keyValueHeads key and value heads; divides {@code heads}
 * @param headSize width of one head, even
 * @param vocabularySize rows of the embedding table V
 * @param contextLength largest number of positions
 * @param normEpsilon the epsilon under the root of a norm
 * @param activation name of the feed-forward activation, for example silu
 * @param ropeTheta base of the rotary frequencies
 * @param ropeScaling how these are stretched
 * @param tiedEmbeddings whether the head is the embedding table
 * @param attentionBias whether the attention projections have biases
 * @param feedForwardBias whether the feed-forward projections have biases
 * @param slidingWindow how many positions back attention reaches; empty for all
 * @param beginToken id of the token that begins a text
 * @param endTokens ids that end a text; may be empty
 * @param padToken id of the filler
 */
public record ModelConfig(
    String architecture,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int vocabularySize,
    int contextLength,
    double normEpsilon,
    String activation,
    double ropeTheta,
    RopeScaling ropeScaling,
    boolean tiedEmbeddings,
    boolean attentionBias,
    boolean feedForwardBias,
    OptionalInt slidingWindow,
    OptionalInt beginToken,
    List<Integer> endTokens,
    OptionalInt padToken) {

  /** The name of the file in a model folder. */
  public static final String FILE = "config.json";

  /** Keeps its own copy of the list. */
  public ModelConfig {
    endTokens = List.copyOf(endTokens);
  }

  /**
   * Reads {@value #FILE} of a model folder, as transformers 4 or 5 writes it.
   *
   * @param folder a Hugging Face model folder
   * @return the configuration, free of contradictions
   * @throws FormatException when the file is missing, damaged, incomplete or contradicts itself
   */
  public static ModelConfig read(Path folder) {
    return new ModelConfigReader(folder.resolve(FILE)).read();
  }
}
