package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.leadlight.run.attack.Mechanism;
import org.leadlight.transform.EmbeddingStatistics;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/** Makes the mechanisms that a transform is compared with, by level. */
public final class Mechanisms {

  private final NoiseMaskedNoisyTransformerModel model;
  private final double rms;
  private final double clip;

  /** Mechanisms in front of the model of a transform, with its seed. */
  public Mechanisms(NoiseMaskedNoisyTransformerModel model) {
    this.model = model;
    NDArray table = model.base().embeddingTable();
    this.rms = EmbeddingStatistics.of(table).rms();
    this.clip = medianNorm(table);
  }

  /** The median norm of the rows that are not zero; the mean of the two middle ones. */
  private static double medianNorm(NDArray table) {
    int d = (int) table.getShape().get(1);
    float[] numbers = table.toFloatArray();
    double[] norms = new double[numbers.length / d];
    for (int i = 0; i < numbers.length; i++) {
      norms[i / d] += (double) numbers[i] * numbers[i];
    }
    double[] sorted =
        Arrays.stream(norms).filter(square -> square > 0).map(Math::sqrt).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /**
   * A mechanism.
   *
   * @param mechanism which
   * @param level root mean square of its noise in a feature, times rms(E); without meaning for the
   *     mean only and the transform
   */
  public ReleaseChannel of(Mechanism mechanism, double level) {
    double noise = level * rms;
    return switch (mechanism) {
      case ISOTROPIC_GAUSSIAN -> new IsotropicGaussianChannel(model.base(), noise, model.seed());
      case L2_LAPLACE -> new LaplaceChannel(model.base(), noise, model.seed());
      case CLIPPED_GAUSSIAN -> new ClippedGaussianChannel(model.base(), clip, noise, model.seed());
      case MEAN_ONLY -> new FixedSigmaChannel(model, 0);
      case TRANSFORM -> new TransformChannel(model);
    };
  }
}
