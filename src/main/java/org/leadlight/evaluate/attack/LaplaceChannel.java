package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.TokenBatch;

/**
 * Multivariate Laplace noise: density proportional to exp(-|z| / b), the L2 form of d_chi privacy
 * (Feyisetan et al., 2020). Its direction is uniform and its length follows Gamma(d, b), drawn as
 * half of b times a sum of 2 d squared normals.
 */
public final class LaplaceChannel implements ReleaseChannel {

  private final CausalLanguageModel base;
  private final double scale;
  private final long seed;

  /**
   * Laplace noise.
   *
   * @param base gives the embeddings
   * @param rms root mean square of the noise in a feature, b sqrt(d + 1), above 0
   * @param seed keys it
   */
  public LaplaceChannel(CausalLanguageModel base, double rms, long seed) {
    this.base = base;
    this.scale = rms / Math.sqrt(base.config().hiddenSize() + 1.0);
    this.seed = seed;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = base.embed(batch.ids());
    long d = x.getShape().get(2);
    NDArray normal = KeyedBatchNoise.normal(batch, draw, seed, (int) (3 * d));
    NDArray direction = normal.get(new NDIndex(":, :, :{}", d));
    NDArray others = normal.get(new NDIndex(":, :, {}:", d));
    NDArray length = Scalars.times(others.square().sum(new int[] {2}, true), scale / 2);
    NDArray norm = Scalars.atLeast(direction.square().sum(new int[] {2}, true).sqrt(), 1e-12);
    return KeyedBatchNoise.release(batch, x, x.add(direction.div(norm).mul(length)));
  }
}
