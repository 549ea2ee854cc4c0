package org.leadlight.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A weight that rises linearly from 0 to its value over the first steps of a training.
 *
 * @param weightKey the tunable that rises
 * @param stepsKey the tunable that says over how many steps; 0 for none
 */
public record WarmUp(String weightKey, String stepsKey) {

  /** The values that a step is taken with: a function of the step and the recipe's values alone. */
  Map<String, Double> at(long step, Map<String, Double> values) {
    double steps = values.getOrDefault(stepsKey, 0.0);
    if (step >= steps || !values.containsKey(weightKey)) {
      return values;
    }
    Map<String, Double> risen = new LinkedHashMap<>(values);
    risen.computeIfPresent(weightKey, (key, weight) -> weight * (step / steps));
    return risen;
  }
}
