package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.CausalLanguageModel;

/**
 * Where the two passes are compared ({@code mathematics.md} 5).
 *
 * @param layer decoder layer 0..L-1 whose output is compared, or null for the logits
 */
public record DistillationPoint(@Nullable Integer layer) {

  /**
   * Runs a model up to this point and no further.
   *
   * @return the layer's output, or for the logits the state after the final norm, [B,T,d]
   */
  NDArray activation(CausalLanguageModel model, NDArray x, NDArray attentionMask) {
    return layer == null
        ? model.finalState(x, attentionMask)
        : model.hidden(x, attentionMask, layer);
  }
}
