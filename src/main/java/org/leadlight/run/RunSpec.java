package org.leadlight.run;

/**
 * A recipe: everything that determines a training, so that the same recipe gives the same curve.
 *
 * @param model the frozen model
 * @param data the conversations and their masks
 * @param transform the shape of the transform
 * @param loss the factory and its arguments
 * @param training how the training runs
 */
public record RunSpec(
    ModelSpec model, DataSpec data, TransformSpec transform, LossSpec loss, TrainingSpec training) {

  /** The same with another loss. */
  public RunSpec withLoss(LossSpec changed) {
    return new RunSpec(model, data, transform, changed, training);
  }

  /** The same with another training. */
  public RunSpec withTraining(TrainingSpec changed) {
    return new RunSpec(model, data, transform, loss, changed);
  }
}
