package org.leadlight.loss;

import ai.djl.ndarray.NDArray;

/** The first closure of a factory: the scalar to minimise, with its gradient. */
public interface LossFunction {

  /**
   * The total of the last passes.
   *
   * @param lossMask l [B,T]; positions that are not real tokens do not count
   * @return a scalar of shape []
   * @throws IllegalStateException when the passes are missing or the total was taken already
   * @throws NonFiniteLossException when the total is not finite
   */
  NDArray apply(NDArray lossMask);

  /**
   * The part of a step's total that falls to one micro-batch; the parts of a step, and what {@code
   * components()} reports for each, add up to those of the whole step.
   *
   * @param lossMask l [B,T] of the micro-batch
   * @param step what the whole step adds up to
   * @return a scalar of shape [] with the gradient of the step's total through this micro-batch
   */
  NDArray apply(NDArray lossMask, StepTotals step);
}
