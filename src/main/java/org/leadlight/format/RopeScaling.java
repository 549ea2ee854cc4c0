package org.leadlight.format;

/** How the frequencies of rotary positions are stretched for contexts longer than trained first. */
public sealed interface RopeScaling {

  /** Frequencies as they are. */
  record None() implements RopeScaling {}

  /**
   * Every frequency divided by a factor (position interpolation).
   *
   * @param factor greater than 0
   */
  record Linear(double factor) implements RopeScaling {}

  /**
   * Llama 3's rule: low frequencies divided by the factor, high ones kept, a smooth passage
   * between.
   *
   * @param factor what low frequencies are divided by
   * @param lowFrequencyFactor waves longer than original context / this are low
   * @param highFrequencyFactor waves shorter than original context / this are high
   * @param originalContext the context length trained first, in positions
   */
  record Llama3(
      double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalContext)
      implements RopeScaling {}
}
