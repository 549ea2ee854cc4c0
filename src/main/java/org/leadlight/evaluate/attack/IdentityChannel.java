package org.leadlight.evaluate.attack;

import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.transform.TokenBatch;

/** Clean embeddings leave: x~ = x. */
public final class IdentityChannel implements ReleaseChannel {

  private final CausalLanguageModel base;

  /** The clean embeddings of a model. */
  public IdentityChannel(CausalLanguageModel base) {
    this.base = base;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    return new Release(batch, base.embed(batch.ids()));
  }
}
