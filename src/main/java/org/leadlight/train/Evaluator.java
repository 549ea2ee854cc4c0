package org.leadlight.train;

import org.leadlight.run.Evaluation;

/** Measures the transform as it stands; never disturbs a training cycle. */
public interface Evaluator {

  /** How much is measured. */
  enum Extent {
    /** The sample of an evaluation while training. */
    SAMPLE,
    /** Every validation conversation, at the end. */
    WHOLE
  }

  /**
   * Measures.
   *
   * @param step steps taken so far; keys the noise of the evaluation
   * @param extent how much to measure
   */
  Evaluation evaluate(long step, Extent extent);
}
