package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import org.leadlight.loss.DistillationLoss;
import org.leadlight.loss.LossFunction;
import org.leadlight.loss.StepTotals;

/** A loss whose value is right and whose gradient overflows float32 when it is asked to. */
record HarmedLoss(LossFunction sound, boolean[] harm) implements LossFunction {

  static DemoTraining training(boolean[] harm, String... assignments) {
    return DemoTraining.with(
        loss ->
            new DistillationLoss(
                new HarmedLoss(loss.loss(), harm), loss.components(), loss.hyperparameters()),
        assignments);
  }

  @Override
  public NDArray apply(NDArray lossMask) {
    NDArray total = sound.apply(lossMask);
    return harm[0] ? total.mul(1e30f).mul(1e30f) : total;
  }

  @Override
  public NDArray apply(NDArray lossMask, StepTotals totals) {
    return apply(lossMask);
  }
}
