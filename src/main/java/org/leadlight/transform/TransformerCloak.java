package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.nn.Activation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.MeanForm;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.TensorRuntime;

/**
 * The cloak: a small network that gives each embedding a mean shift mu and a standard deviation
 * sigma ({@code mathematics.md} 2 to 4). Two towers that share nothing; causal, so appending text
 * never changes what was released for the prefix.
 */
public final class TransformerCloak {

  private final CloakSettings settings;
  private final @Nullable CloakTower meanTower;
  private final CloakTower deviationTower;
  private final double meanBound;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  /**
   * A cloak at its start: mu = 0 and sigma = share * rms(E) everywhere.
   *
   * @param runtime the engine; its manager owns the parameters
   * @param base the model it will stand before; gives width, heads and the table E
   * @param settings its shape
   * @throws IllegalArgumentException when the first standard deviation is outside the scale
   */
  public TransformerCloak(TensorRuntime runtime, CausalLanguageModel base, CloakSettings settings) {
    this.settings = settings;
    EmbeddingStatistics statistics = EmbeddingStatistics.of(base.embeddingTable());
    CloakTower.Construction from =
        new CloakTower.Construction(
            runtime.manager(),
            runtime.aten(),
            base.config().hiddenSize(),
            base.config().heads(),
            base.config().contextLength(),
            settings.blocks(),
            settings.seed());
    Double bound = settings.meanBound();
    this.meanBound = bound == null ? 4 * statistics.percentile99() : bound;
    this.meanTower = settings.mean() == MeanForm.OFF ? null : new CloakTower(from, "mean", 0);
    double start = settings.standardDeviation().inverse(settings.initialShare() * statistics.rms());
    this.deviationTower = new CloakTower(from, "standard_deviation", start);
    if (meanTower != null) {
      meanTower.parameters().forEach((name, array) -> parameters.put("mean." + name, array));
    }
    deviationTower
        .parameters()
        .forEach((name, array) -> parameters.put("standard_deviation." + name, array));
  }

  /** Width of a tower's feed-forward part: 8/3 d rounded up to a multiple of 64. */
  public static int feedForwardWidth(int width) {
    return CloakTower.feedForwardWidth(width);
  }

  /** Its shape. */
  public CloakSettings settings() {
    return settings;
  }

  /** The trained parameters by name, in a fixed order; owned by this cloak's manager. */
  public Map<String, NDArray> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * Transforms embeddings: x~ = x + n' (mu + sigma epsilon); positions with n' = 0 pass to the bit.
   *
   * @param x clean embeddings [B,T,d]
   * @param batch whose noise mask applies
   * @param epsilon standard normal noise [B,T,d]
   */
  public NoisyEmbeddings apply(NDArray x, TokenBatch batch, NDArray epsilon) {
    NDArray mu = mu(x);
    NDArray sigma = sigma(x);
    NDArray noise = sigma.mul(epsilon);
    NDArray shifted = x.add(mu == null ? noise : noise.add(mu));
    NDArray chosen = batch.noiseMask().expandDims(2).broadcast(x.getShape()); // [B,T,d]
    return new NoisyEmbeddings(x, mu, sigma, noise, NDArrays.where(chosen, shifted, x));
  }

  /** sigma of clean embeddings, [B,T,d]. */
  public NDArray sigma(NDArray x) {
    return settings.standardDeviation().of(deviationTower.apply(x));
  }

  /** mu of clean embeddings, [B,T,d]; null when the mean is off. */
  public @Nullable NDArray mu(NDArray x) {
    if (meanTower == null) {
      return null;
    }
    NDArray raw = meanTower.apply(x);
    return switch (settings.mean()) {
      case OFF -> null;
      case RAW -> raw;
      case BOUNDED -> Scalars.times(Activation.tanh(Scalars.times(raw, 1 / meanBound)), meanBound);
    };
  }
}
