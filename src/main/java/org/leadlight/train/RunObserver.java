package org.leadlight.train;

/** Is told what a training does, on the training's own thread. */
public interface RunObserver {

  /** A step was taken, or skipped because its total was not finite. */
  void stepped(StepRecord step);

  /** An evaluation was made. */
  void evaluated(Measurement measurement);

  /** The state after so many steps shall be kept. */
  void checkpoint(TrainingState state);
}
