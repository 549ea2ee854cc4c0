package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.TokenBatch;

/** Noise that knows nothing of the words leaves in their place, as large as what it stands for. */
public final class IndependentNoiseChannel implements ReleaseChannel {

  private final CausalLanguageModel base;
  private final ReleaseChannel original;
  private final double rms;
  private final long seed;

  /**
   * Noise in place of a channel's releases.
   *
   * @param base gives the embeddings of what is not transformed
   * @param original what the noise stands for; a white-box reader believes that it reads it
   * @param rms root mean square of a number of its releases; one for all words, because a size of
   *     its own would tell a word
   * @param seed keys it
   */
  public IndependentNoiseChannel(
      CausalLanguageModel base, ReleaseChannel original, double rms, long seed) {
    this.base = base;
    this.original = original;
    this.rms = rms;
    this.seed = ~seed; // noise of its own, also where the original has this seed
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = base.embed(batch.ids());
    NDArray noise = KeyedBatchNoise.normal(batch, draw, seed, (int) x.getShape().get(2));
    return KeyedBatchNoise.release(batch, x, Scalars.times(noise, rms));
  }

  @Override
  public Optional<GaussianKnowledge> knowledge() {
    return original.knowledge();
  }
}
