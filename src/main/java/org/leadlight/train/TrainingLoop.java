package org.leadlight.train;

import org.leadlight.run.Evaluation;
import org.leadlight.train.Evaluator.Extent;

/**
 * The training of one run: take a step, tell it, and at their intervals evaluate and keep a
 * checkpoint, until the steps are taken or somebody wants it to stop.
 */
public final class TrainingLoop {

  /** How a training ended. */
  public enum End {
    /** Every step was taken, or it was told to finish. */
    FINISHED,
    /** It was told to stop. */
    STOPPED,
    /** It was told to stop and nobody wants what was trained. */
    DISCARDED
  }

  private final TrainingStep step;
  private final Evaluator evaluator;
  private final Controls controls;
  private final RunObserver observer;
  private long measuredAt = -1; // steps taken when it was last measured

  /**
   * A training that has not begun.
   *
   * @param step what takes a step; holds the state and how it is taken
   * @param evaluator measures the transform
   * @param controls what the outside wants
   * @param observer is told everything
   */
  public TrainingLoop(
      TrainingStep step, Evaluator evaluator, Controls controls, RunObserver observer) {
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
    while (step.taken() < step.spec().steps()) {
      switch (controls.before(step.taken())) {
        case PROCEED -> step.take(() -> controls.within(step.taken())).ifPresent(this::stepped);
        case MEASURE -> measure(Extent.SAMPLE);
        case KEEP -> observer.checkpoint(step.state());
        case FINISH -> {
          return finish();
        }
        case STOP -> {
          return stop();
        }
        case DISCARD -> {
          return End.DISCARDED;
        }
      }
    }
    return finish();
  }

  private void stepped(StepRecord record) {
    observer.stepped(record);
    if (isDue(step.spec().evaluationInterval())) {
      measure(Extent.SAMPLE);
    }
    if (isDue(step.spec().checkpointInterval()) && step.state().skippedInARow() == 0) {
      observer.checkpoint(step.state()); // nobody wants to go on from what may be lost already
    }
  }

  private End finish() {
    observer.checkpoint(step.state());
    measure(Extent.WHOLE);
    return End.FINISHED;
  }

  /** Who stops a run waits for it, so only a finished one is measured on everything. */
  private End stop() {
    observer.checkpoint(step.state());
    if (measuredAt != step.taken()) {
      measure(Extent.SAMPLE);
    }
    return End.STOPPED;
  }

  private void measure(Extent extent) {
    measuredAt = step.taken();
    Evaluation evaluation = evaluator.evaluate(measuredAt, extent);
    observer.evaluated(
        new Measurement(evaluation, evaluator.inspect(measuredAt), step.state().parameters()));
  }

  /** Whether an interval ends here; the end of the run has its own evaluation and checkpoint. */
  private boolean isDue(int interval) {
    return step.taken() % interval == 0 && step.taken() < step.spec().steps();
  }
}
