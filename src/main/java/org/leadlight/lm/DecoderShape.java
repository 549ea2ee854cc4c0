package org.leadlight.lm;

import java.util.OptionalInt;
import org.leadlight.format.ModelConfig;

/**
 * What a decoder layer needs to know beside its weights.
 *
 * @param heads query heads
 * @param keyValueHeads key and value heads; divides {@code heads}
 * @param headSize width of one head, even
 * @param normEpsilon epsilon under the root of RMSNorm
 * @param slidingWindow how many positions attention reaches back, itself included; empty for all
 */
public record DecoderShape(
    int heads, int keyValueHeads, int headSize, double normEpsilon, OptionalInt slidingWindow) {

  /** The shape of a model's layers. */
  public static DecoderShape of(ModelConfig config) {
    return new DecoderShape(
        config.heads(),
        config.keyValueHeads(),
        config.headSize(),
        config.normEpsilon(),
        config.slidingWindow());
  }
}
