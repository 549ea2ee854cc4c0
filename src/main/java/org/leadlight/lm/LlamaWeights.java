package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * All weights of a Llama-shaped decoder.
 *
 * @param embeddings E [V,d]
 * @param layers one per decoder layer
 * @param finalNorm scale of the final norm [d]
 * @param head [V,d]; the same array as {@code embeddings} when tied
 */
record LlamaWeights(
    NDArray embeddings, List<DecoderLayerWeights> layers, NDArray finalNorm, NDArray head) {

  LlamaWeights {
    layers = List.copyOf(layers);
  }
}
