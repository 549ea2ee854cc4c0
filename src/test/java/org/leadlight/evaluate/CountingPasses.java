package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.Passes;
import org.leadlight.transform.TokenBatch;

/** Counts the passes it hears of. */
final class CountingPasses implements Passes {

  int heard;

  @Override
  public void clean(TokenBatch batch, NDArray h) {
    heard++;
  }

  @Override
  public void noisy(TokenBatch batch, NoisyEmbeddings embeddings, NDArray hTilde) {
    heard++;
  }
}
