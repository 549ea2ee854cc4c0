package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;
import org.leadlight.run.Side;
import org.leadlight.run.SimilarityMode;
import org.leadlight.tensor.Scalars;

/**
 * One weighted term of a total; with a weight of 0 it is only reported.
 *
 * @param key the component's name
 * @param side what it serves: D keeps the answers, G hides the prompt
 * @param weight its weight, >= 0
 * @param population what it is a mean over
 * @param value the component of the selected rows
 * @param part its part in a step of several micro-batches
 */
record Term(
    String key,
    Side side,
    double weight,
    Population population,
    Function<Selection, NDArray> value,
    StepPart part) {

  /** What of a step's component falls to one of its micro-batches. */
  interface StepPart {

    /** A scalar with the gradient of the step's component through these rows. */
    NDArray toDifferentiate(Selection rows, StepTotals step);

    /**
     * What a report adds up to the step's component.
     *
     * @param value the component of these rows alone
     */
    double toReport(double value, Selection rows, StepTotals step);
  }

  /** A mean: each micro-batch has a share of the positions. */
  private record MeanPart(Population population, Function<Selection, NDArray> value)
      implements StepPart {

    @Override
    public NDArray toDifferentiate(Selection rows, StepTotals step) {
      return Scalars.times(value.apply(rows), population.share(rows, step));
    }

    @Override
    public double toReport(double value, Selection rows, StepTotals step) {
      return value * population.share(rows, step);
    }
  }

  /** A log of a mean: its gradient is -1 / (sum sigma) d(sum sigma), its value the whole step's. */
  private record LogRatioPart(double maximum) implements StepPart {

    @Override
    public NDArray toDifferentiate(Selection rows, StepTotals step) {
      return Scalars.times(rows.sigma().sum(), -1 / step.sigmaSum());
    }

    @Override
    public double toReport(double value, Selection rows, StepTotals step) {
      long features = rows.sigma().getShape().get(1);
      double mean = step.sigmaSum() / (step.noisePositions() * features);
      return Math.log(maximum / mean) * Population.NOISE_POSITIONS.share(rows, step);
    }
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

  static Term crossEntropy(double weight) {
    return overLoss(
        "distillation_cross_entropy_loss",
        weight,
        rows -> Components.crossEntropy(rows.hTilde(), rows.h()));
  }

  static Term klDivergence(double weight) {
    return overLoss(
        "distillation_kl_divergence",
        weight,
        rows -> Components.klDivergence(rows.hTilde(), rows.h()));
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

  static Term absoluteCosineSimilarity(double weight) {
    return overNoise(
        "absolute_cosine_similarity_penalty",
        weight,
        rows -> Components.absoluteCosineSimilarity(rows.x(), rows.xTilde()));
  }

  static Term medianNorm(double weight, double median) {
    return overNoise(
        "median_norm_penalty", weight, rows -> Components.medianNorm(rows.centre(), median));
  }

  static Term gaussianEntropyLog(double weight) {
    return overNoise(
        "gaussian_entropy_log_loss", weight, rows -> Components.gaussianEntropyLog(rows.sigma()));
  }

  static Term stdLogRatio(double weight, double maximum) {
    return new Term(
        "std_log_ratio_loss",
        Side.HIDE_THE_PROMPT,
        weight,
        Population.NOISE_POSITIONS,
        rows -> Components.stdLogRatio(rows.sigma(), maximum),
        new LogRatioPart(maximum));
  }

  static Term mutualInformation(double weight) {
    return overPairs(
        "mutual_information_loss",
        weight,
        rows ->
            Components.mutualInformation(
                rows.xTilde(), rows.centre(), rows.sigma(), rows.pairs().orElseThrow()));
  }

  /** A part of the mutual information that is reported alone: the distance of one order. */
  static Term squaredDistance(String key, Function<SequencePairs, SequencePairs.Order> order) {
    return overPairs(
        key,
        0,
        rows ->
            Components.squaredDistance(
                rows.xTilde(),
                rows.centre(),
                rows.sigma(),
                order.apply(rows.pairs().orElseThrow())));
  }

  /** A part of the mutual information that is reported alone: the ratio of one order. */
  static Term logDeviationRatio(String key, Function<SequencePairs, SequencePairs.Order> order) {
    return overPairs(
        key,
        0,
        rows ->
            Components.logDeviationRatio(rows.sigma(), order.apply(rows.pairs().orElseThrow())));
  }

  private static Term overLoss(String key, double weight, Function<Selection, NDArray> value) {
    return mean(key, Side.KEEP_THE_ANSWERS, weight, Population.LOSS_POSITIONS, value);
  }

  private static Term overNoise(String key, double weight, Function<Selection, NDArray> value) {
    return mean(key, Side.HIDE_THE_PROMPT, weight, Population.NOISE_POSITIONS, value);
  }

  private static Term overPairs(String key, double weight, Function<Selection, NDArray> value) {
    return mean(key, Side.HIDE_THE_PROMPT, weight, Population.PAIRS, value);
  }

  private static Term mean(
      String key,
      Side side,
      double weight,
      Population population,
      Function<Selection, NDArray> value) {
    return new Term(key, side, weight, population, value, new MeanPart(population, value));
  }
}
