package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/** A transform's mean with the smallest standard deviation everywhere: x~ = x + mu + smin eps. */
public final class SmallestSigmaChannel implements ReleaseChannel, GaussianKnowledge {

  private final NoiseMaskedNoisyTransformerModel model;
  private final TransformChannel transform;
  private final double smallest;
  private final long seed;

  /**
   * The loudest case of a transform.
   *
   * @param model the transform in front of its model
   * @param seed keys the noise
   */
  public SmallestSigmaChannel(NoiseMaskedNoisyTransformerModel model, long seed) {
    this.model = model;
    this.transform = new TransformChannel(model);
    this.smallest = model.cloak().settings().standardDeviation().minimum();
    this.seed = seed;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = model.base().embed(batch.ids());
    NDArray noise = KeyedBatchNoise.normal(batch, draw, seed, (int) x.getShape().get(2));
    NDArray mean = transform.moments(x).mean();
    return KeyedBatchNoise.release(batch, x, mean.add(Scalars.times(noise, smallest)));
  }

  @Override
  public Optional<GaussianKnowledge> knowledge() {
    return Optional.of(this);
  }

  @Override
  public Moments moments(NDArray x) {
    return quiet(transform.moments(x));
  }

  private Moments quiet(Moments moments) {
    NDArray sigma = moments.sigma();
    return new Moments(moments.mean(), sigma.zerosLike().add(Scalars.constant(sigma, smallest)));
  }

  @Override
  public Prefix prefix(NDManager manager) {
    Prefix prefix = transform.prefix(manager);
    return new Prefix() {
      @Override
      public Moments next(NDArray candidates) {
        return quiet(prefix.next(candidates));
      }

      @Override
      public void take(int candidate) {
        prefix.take(candidate);
      }

      @Override
      public void close() {
        prefix.close();
      }
    };
  }
}
