package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.transform.TokenBatch;

/** Negated embeddings leave: x~ = -x, which similarity losses of the wrong form reward. */
public final class SignFlipChannel implements ReleaseChannel {

  private final CausalLanguageModel base;

  /** The negated embeddings of a model. */
  public SignFlipChannel(CausalLanguageModel base) {
    this.base = base;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = base.embed(batch.ids());
    return KeyedBatchNoise.release(batch, x, x.neg());
  }
}
