package org.leadlight.loss;

/** Which factory result the passes of each step are for. */
@FunctionalInterface
public interface LossSchedule {

  /**
   * The result for a step; to be asked for before its first pass.
   *
   * @param step counted from 0
   */
  DistillationLoss at(long step);

  /** The fewest sequences whose loss can be taken. */
  default int smallestBatch() {
    return 1;
  }
}
