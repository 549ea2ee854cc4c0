package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
