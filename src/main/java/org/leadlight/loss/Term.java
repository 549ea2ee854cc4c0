package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;
import org.leadlight.run.Side;
import org.leadlight.run.SimilarityMode;
import org.leadlight.tensor.Scalars;

/**
 * One weighted term of a total.
 *
 * @param key the component's name
 * @param side what it serves: D keeps the answers, G hides the prompt
 * @param weight its weight, >= 0
 * @param value the component of the selected rows
 * @param surrogate what is differentiated in a step of several micro-batches, given its totals
 */
record Term(
    String key, Side side, double weight, Function<Selection, NDArray> value, Surrogate surrogate) {

  /**
   * The part of a step's component that falls to one micro-batch, as something to differentiate.
   */
  @FunctionalInterface
  interface Surrogate {

    /** A scalar with the gradient of the step's component through these rows. */
    NDArray of(Selection rows, StepTotals step);
  }

  static Term cosineDistance(double weight) {
    return overLoss(
        "distillation_layer_cosine_distance_loss",
        weight,
        rows -> Components.cosineDistance(rows.hTilde(), rows.h()));
  }

  static Term l2Distance(double weight) {
    return overLoss(
        "distillation_layer_l2_distance_loss",
        weight,
        rows -> Components.l2Distance(rows.hTilde(), rows.h()));
  }

  static Term similarity(double weight, SimilarityMode mode) {
    return overNoise(
        "input_embedding_similarity_loss",
        weight,
        rows -> Components.inputEmbeddingSimilarity(rows.x(), rows.xTilde(), mode));
  }

  static Term catalyst(double weight, double length, double exponent) {
    return overNoise(
        "inverse_l2_power_law_catalyst_loss",
        weight,
        rows -> Components.inverseL2PowerLawCatalyst(rows.x(), rows.xTilde(), length, exponent));
  }

  static Term gaussianEntropyLog(double weight) {
    return overNoise(
        "gaussian_entropy_log_loss", weight, rows -> Components.gaussianEntropyLog(rows.sigma()));
  }

  /** A log of a mean: its step form has the gradient -1 / (sum sigma) d(sum sigma). */
  static Term stdLogRatio(double weight, double maximum) {
    return new Term(
        "std_log_ratio_loss",
        Side.HIDE_THE_PROMPT,
        weight,
        rows -> Components.stdLogRatio(rows.sigma(), maximum),
        (rows, step) -> Scalars.times(rows.sigma().sum(), -1 / step.sigmaSum()));
  }

  /** The positions its mean is taken over. */
  long count(Selection rows) {
    return side == Side.KEEP_THE_ANSWERS ? rows.lossCount() : rows.noiseCount();
  }

  /** The share of a step's positions that these rows are. */
  double share(Selection rows, StepTotals step) {
    return share(side, rows, step);
  }

  private static double share(Side side, Selection rows, StepTotals step) {
    return side == Side.KEEP_THE_ANSWERS
        ? (double) rows.lossCount() / step.lossPositions()
        : (double) rows.noiseCount() / step.noisePositions();
  }

  private static Term overLoss(String key, double weight, Function<Selection, NDArray> value) {
    return mean(key, Side.KEEP_THE_ANSWERS, weight, value);
  }

  private static Term overNoise(String key, double weight, Function<Selection, NDArray> value) {
    return mean(key, Side.HIDE_THE_PROMPT, weight, value);
  }

  private static Term mean(
      String key, Side side, double weight, Function<Selection, NDArray> value) {
    return new Term(
        key,
        side,
        weight,
        value,
        (rows, step) -> Scalars.times(value.apply(rows), share(side, rows, step)));
  }
}
