package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.TokenBatch;

/** The same Gaussian noise for every word: x~ = x + sigma eps. */
public final class IsotropicGaussianChannel implements ReleaseChannel, GaussianKnowledge {

  private final CausalLanguageModel base;
  private final double sigma;
  private final long seed;

  /**
   * Gaussian noise.
   *
   * @param base gives the embeddings
   * @param sigma its standard deviation, above 0, in the units of the embeddings
   * @param seed keys it
   */
  public IsotropicGaussianChannel(CausalLanguageModel base, double sigma, long seed) {
    this.base = base;
    this.sigma = sigma;
    this.seed = seed;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = base.embed(batch.ids());
    NDArray noise = KeyedBatchNoise.normal(batch, draw, seed, (int) x.getShape().get(2));
    return KeyedBatchNoise.release(batch, x, x.add(Scalars.times(noise, sigma)));
  }

  @Override
  public Optional<GaussianKnowledge> knowledge() {
    return Optional.of(this);
  }

  @Override
  public Moments moments(NDArray x) {
    return new Moments(x, x.getManager().full(x.getShape(), (float) sigma, DataType.FLOAT32));
  }
}
