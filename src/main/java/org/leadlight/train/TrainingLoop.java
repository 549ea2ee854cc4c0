package org.leadlight.train;

import org.leadlight.run.Evaluation;
import org.leadlight.run.TrainingSpec;
import org.leadlight.train.Evaluator.Extent;

/**
 * The training of one run: take a step, tell it, and at their intervals evaluate and keep a
 * checkpoint, until the steps are taken or somebody wants it to stop.
 */
public final class TrainingLoop {

  /** How a training ended. */
  public enum End {
    /** Every step was taken. */
    FINISHED,
    /** It was told to stop. */
    STOPPED
  }

  private final TrainingSpec spec;
  private final TrainingStep step;
  private final Evaluator evaluator;
  private final Controls controls;
  private final RunObserver observer;
  private long measuredAt = -1; // steps taken when it was last measured

  /**
   * A training that has not begun.
   *
   * @param spec how it runs
   * @param step what takes a step; holds the state
   * @param evaluator measures the transform
   * @param controls what the outside wants
   * @param observer is told everything
   */
  public TrainingLoop(
      TrainingSpec spec,
      TrainingStep step,
      Evaluator evaluator,
      Controls controls,
      RunObserver observer) {
    this.spec = spec;
    this.step = step;
    this.evaluator = evaluator;
    this.controls = controls;
    this.observer = observer;
  }

  /**
   * Trains to the end. A training from the start is measured before its first step too, so that
   * every figure begins at the clean start.
   *
   * @throws TrainingDivergedException after too many steps in a row without a finite total
   */
  public End run() {
    if (step.taken() == 0) {
      measure(Extent.SAMPLE);
    }
    for (long next = step.taken(); next < spec.steps(); next = step.taken()) {
      if (controls.before(next) == Controls.Instruction.STOP) {
        return end(End.STOPPED);
      }
      observer.stepped(step.take());
      if (isDue(spec.evaluationInterval())) {
        measure(Extent.SAMPLE);
      }
      if (isDue(spec.checkpointInterval())) {
        observer.checkpoint(step.state());
      }
    }
    return end(End.FINISHED);
  }

  /** Who stops a run waits for it, so only a finished one is measured on everything. */
  private End end(End end) {
    observer.checkpoint(step.state());
    if (end == End.FINISHED) {
      measure(Extent.WHOLE);
    } else if (measuredAt != step.taken()) {
      measure(Extent.SAMPLE);
    }
    return end;
  }

  private void measure(Extent extent) {
    measuredAt = step.taken();
    Evaluation evaluation = evaluator.evaluate(measuredAt, extent);
    observer.evaluated(
        new Measurement(evaluation, evaluator.inspect(measuredAt), step.state().parameters()));
  }

  /** Whether an interval ends here; the end of the run has its own evaluation and checkpoint. */
  private boolean isDue(int interval) {
    return step.taken() % interval == 0 && step.taken() < spec.steps();
  }
}
