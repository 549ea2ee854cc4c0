package org.leadlight.lm;

import org.leadlight.format.RopeScaling;

/** The angular frequencies of rotary positions, in radians per position. */
final class RotaryFrequencies {

  private RotaryFrequencies() {}

  /**
   * theta^(-2j/h) for j = 0..h/2-1, stretched by the scaling.
   *
   * @param headSize width h of a head, even
   * @param theta base of the frequencies
   * @param scaling how they are stretched
   * @return h/2 frequencies
   */
  static double[] of(int headSize, double theta, RopeScaling scaling) {
    double[] frequencies = new double[headSize / 2];
    for (int j = 0; j < frequencies.length; j++) {
      frequencies[j] = scaled(Math.pow(theta, -2.0 * j / headSize), scaling);
    }
    return frequencies;
  }

  private static double scaled(double frequency, RopeScaling scaling) {
    return switch (scaling) {
      case RopeScaling.None none -> frequency;
      case RopeScaling.Linear linear -> frequency / linear.factor();
      case RopeScaling.Llama3 llama3 -> llama3(frequency, llama3);
    };
  }

  /** As in transformers' {@code _compute_llama3_parameters}. */
  private static double llama3(double frequency, RopeScaling.Llama3 rule) {
    double turns = rule.originalContext() * frequency / (2 * Math.PI);
    if (turns < rule.lowFrequencyFactor()) {
      return frequency / rule.factor();
    }
    if (turns > rule.highFrequencyFactor()) {
      return frequency;
    }
    double kept =
        (turns - rule.lowFrequencyFactor())
            / (rule.highFrequencyFactor() - rule.lowFrequencyFactor());
    return (1 - kept) * frequency / rule.factor() + kept * frequency;
  }
}
