package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.Arrays;
import org.leadlight.tensor.KeyedNoise;
import org.leadlight.transform.TokenBatch;

/** Noise of a batch and where it is put. */
final class KeyedBatchNoise {

  private KeyedBatchNoise() {}

  /** Standard normal noise of each sequence, [B,T,d]. */
  static NDArray normal(TokenBatch batch, Draw draw, long seed, int width) {
    return KeyedNoise.standardNormal(
        batch.ids().getManager(),
        seed,
        draw.stream(),
        draw.number(),
        Arrays.stream(batch.sequenceIds()).boxed().toList(),
        Arrays.stream(batch.lengths()).boxed().toList(),
        batch.width(),
        width);
  }

  /** The changed embeddings where n' = 1, the clean ones elsewhere, [B,T,d]. */
  static Release release(TokenBatch batch, NDArray x, NDArray changed) {
    NDArray chosen = batch.noiseMask().expandDims(2).broadcast(x.getShape());
    return new Release(batch, NDArrays.where(chosen, changed, x));
  }
}
