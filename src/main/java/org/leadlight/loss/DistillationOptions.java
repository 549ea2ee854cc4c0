package org.leadlight.loss;

import org.leadlight.run.SimilarityMode;

/**
 * The extensions of the documented factory.
 *
 * @param similarityMode how the input similarity is measured
 * @param catalystWeight weight of the inverse power law of the displacement, >= 0
 * @param characteristicLength the catalyst's length c, > 0
 * @param exponentOfDecay the catalyst's exponent p, > 0
 * @param entropyWeight weight of the negative entropy of the noise, >= 0
 */
public record DistillationOptions(
    SimilarityMode similarityMode,
    double catalystWeight,
    double characteristicLength,
    double exponentOfDecay,
    double entropyWeight) {

  /** The documented factory's meaning: similarity NORMALIZED, no extension. */
  public static final DistillationOptions DOCUMENTED =
      new DistillationOptions(SimilarityMode.NORMALIZED, 0, 1, 1, 0);
}
