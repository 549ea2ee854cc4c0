package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one decoder layer: frozen ones of a language model, or trained ones of a cloak.
 *
 * <p>d embedding width, a = heads * head size, k = key/value heads * head size, f feed-forward
 * width.
 *
 * @param attentionNorm scale of the norm before attention [d], or null when the projections hold it
 * @param query [a,d]
 * @param key [k,d]
 * @param value [k,d]
 * @param attentionOutput [d,a]
 * @param queryNorm scale of a norm over each query head [head size], or null for none
 * @param keyNorm scale of a norm over each key head [head size], or null for none
 * @param feedForwardNorm scale of the norm before the feed-forward part [d], or null when gate and
 *     up hold it
 * @param gate [f,d]
 * @param up [f,d]
 * @param down [d,f]
 */
public record DecoderLayerWeights(
    @Nullable NDArray attentionNorm,
    Projection query,
    Projection key,
    Projection value,
    Projection attentionOutput,
    @Nullable NDArray queryNorm,
    @Nullable NDArray keyNorm,
    @Nullable NDArray feedForwardNorm,
    Projection gate,
    Projection up,
    Projection down) {

  /** A layer of plain matrices: no biases, no norms over heads (what a cloak's tower uses). */
  public static DecoderLayerWeights plain(
      NDArray attentionNorm,
      NDArray query,
      NDArray key,
      NDArray value,
      NDArray attentionOutput,
      NDArray feedForwardNorm,
      NDArray gate,
      NDArray up,
      NDArray down) {
    return new DecoderLayerWeights(
        attentionNorm,
        new Projection(query),
        new Projection(key),
        new Projection(value),
        new Projection(attentionOutput),
        null,
        null,
        feedForwardNorm,
        new Projection(gate),
        new Projection(up),
        new Projection(down));
  }
}
