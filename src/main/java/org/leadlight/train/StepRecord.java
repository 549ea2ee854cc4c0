package org.leadlight.train;

import java.util.Map;

/**
 * What one step left behind.
 *
 * @param step the step, counted from 0
 * @param components what the {@code components()} closure returned
 * @param hyperparameters what the {@code hyperparameters()} closure returned: numbers and texts
 * @param learningRate the rate of this step
 * @param gradientNorm global norm before clipping; NaN when the step was skipped
 * @param tokens real tokens of the batch
 * @param seconds wall time of the step
 */
public record StepRecord(
    long step,
    Map<String, Double> components,
    Map<String, Object> hyperparameters,
    double learningRate,
    double gradientNorm,
    long tokens,
    double seconds) {

  /** Real tokens a second of wall time. */
  public double tokensPerSecond() {
    return tokens / Math.max(seconds, 1e-9);
  }
}
