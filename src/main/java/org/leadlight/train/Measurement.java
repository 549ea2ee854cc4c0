package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;

/**
 * What was measured after so many steps; the arrays are the training's own and must be copied
 * before the next step.
 *
 * @param evaluation the figures
 * @param prompts what the run's fixed prompts became
 * @param parameters the parameters it was measured of, by name, in order
 */
public record Measurement(
    Evaluation evaluation, List<InspectedPrompt> prompts, Map<String, NDArray> parameters) {

  /** Steps taken when it was made. */
  public long step() {
    return evaluation.step();
  }
}
