package org.leadlight.train;

/**
 * The learning rate of each step: a linear warm-up to the peak, then half a cosine down to a final
 * share of it. The peak is a tunable, so the schedule gives shares and the caller the peak.
 *
 * @param steps steps of the run, >= 1
 * @param warmUpSteps steps of the warm-up, in [0, steps]
 * @param finalShare the share of the peak at the last step, in [0, 1]
 */
public record LearningRateSchedule(int steps, int warmUpSteps, double finalShare) {

  /** The schedule whose warm-up takes a share of the steps, rounded up. */
  public static LearningRateSchedule of(int steps, double warmUpShare, double finalShare) {
    return new LearningRateSchedule(steps, (int) Math.ceil(warmUpShare * steps), finalShare);
  }

  /**
   * The rate of a step.
   *
   * @param step counted from 0
   * @param peak the peak of the schedule
   */
  public double rate(long step, double peak) {
    return peak * share(step);
  }

  private double share(long step) {
    if (step < warmUpSteps) {
      return (step + 1.0) / warmUpSteps;
    }
    double progress = (double) (step - warmUpSteps) / Math.max(1, steps - 1 - warmUpSteps);
    double cosine = (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
    return finalShare + (1 - finalShare) * cosine;
  }
}
