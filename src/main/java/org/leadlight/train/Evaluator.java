package org.leadlight.train;

import java.util.List;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;

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

  /**
   * Inspects the run's fixed prompts, none unless said otherwise.
   *
   * @param step steps taken so far; keys the noise as in {@link #evaluate}
   */
  default List<InspectedPrompt> inspect(long step) {
    return List.of();
  }
}
