package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;
import org.leadlight.transform.TransformerCloak;

/** Releases by a trained transform, as they would leave the device with the option fresh. */
public final class TransformChannel implements ReleaseChannel, GaussianKnowledge {

  private final NoiseMaskedNoisyTransformerModel model;

  /** Releases by a transform in front of its model. */
  public TransformChannel(NoiseMaskedNoisyTransformerModel model) {
    this.model = model;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    return new Release(batch, model.transform(batch, draw.stream(), draw.number()).xTilde());
  }

  /** The transform is applied once, to the mean of the noise. */
  @Override
  public Release mean(TokenBatch batch, Draw draw, int releases) {
    NDArray x = model.base().embed(batch.ids());
    int width = (int) x.getShape().get(2);
    NDArray sum = KeyedBatchNoise.normal(batch, draw.part(0, releases), model.seed(), width);
    for (int i = 1; i < releases; i++) {
      Draw part = draw.part(i, releases);
      try (NDArray next = KeyedBatchNoise.normal(batch, part, model.seed(), width)) {
        sum.addi(next);
      }
    }
    NDArray mean = Scalars.over(sum, releases);
    return new Release(batch, model.cloak().apply(x, batch, mean).xTilde());
  }

  @Override
  public Optional<GaussianKnowledge> knowledge() {
    return Optional.of(this);
  }

  @Override
  public Moments moments(NDArray x) {
    TransformerCloak cloak = model.cloak();
    @Nullable NDArray mu = cloak.mu(x);
    return new Moments(mu == null ? x : x.add(mu), cloak.sigma(x));
  }
}
