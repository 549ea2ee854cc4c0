package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.TokenBatch;

/** Gaussian noise on embeddings that were cut to a norm: x min(1, c / |x|) + sigma eps. */
public final class ClippedGaussianChannel implements ReleaseChannel {

  private final CausalLanguageModel base;
  private final double norm;
  private final double sigma;
  private final long seed;

  /**
   * Gaussian noise on clipped embeddings.
   *
   * @param base gives the embeddings
   * @param norm c, above 0
   * @param sigma the standard deviation of the noise
   * @param seed keys it
   */
  public ClippedGaussianChannel(CausalLanguageModel base, double norm, double sigma, long seed) {
    this.base = base;
    this.norm = norm;
    this.sigma = sigma;
    this.seed = seed;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = base.embed(batch.ids());
    NDArray norms = Scalars.atLeast(x.square().sum(new int[] {2}, true).sqrt(), norm);
    NDArray clipped = x.mul(Scalars.over(norm, norms));
    NDArray noise = KeyedBatchNoise.normal(batch, draw, seed, (int) x.getShape().get(2));
    return KeyedBatchNoise.release(batch, x, clipped.add(Scalars.times(noise, sigma)));
  }
}
