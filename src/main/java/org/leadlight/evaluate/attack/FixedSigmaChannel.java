package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/**
 * The mean of a transform with one standard deviation everywhere: smin for the case that a white
 * box must read, 0 for the baseline without noise.
 */
public final class FixedSigmaChannel implements ReleaseChannel, GaussianKnowledge {

  private final NoiseMaskedNoisyTransformerModel model;
  private final double sigma;

  /**
   * A transform whose standard deviation is replaced.
   *
   * @param model the transform in front of its model
   * @param sigma the standard deviation everywhere, 0 or more
   */
  public FixedSigmaChannel(NoiseMaskedNoisyTransformerModel model, double sigma) {
    this.model = model;
    this.sigma = sigma;
  }

  /** The transform at its smallest standard deviation. */
  public static FixedSigmaChannel smallest(NoiseMaskedNoisyTransformerModel model) {
    return new FixedSigmaChannel(model, model.cloak().settings().standardDeviation().minimum());
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray x = model.base().embed(batch.ids());
    NDArray noise = KeyedBatchNoise.normal(batch, draw, model.seed(), (int) x.getShape().get(2));
    return KeyedBatchNoise.release(batch, x, mean(x).add(Scalars.times(noise, sigma)));
  }

  private NDArray mean(NDArray x) {
    @Nullable NDArray mu = model.cloak().mu(x);
    return mu == null ? x : x.add(mu);
  }

  @Override
  public Optional<GaussianKnowledge> knowledge() {
    return sigma > 0 ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Moments moments(NDArray x) {
    return new Moments(mean(x), x.getManager().full(x.getShape(), (float) sigma, DataType.FLOAT32));
  }
}
