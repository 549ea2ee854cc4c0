package org.leadlight.app.workbench;

import java.util.Map;

/**
 * What the loop used from a step on, until the next row.
 *
 * @param step the first step it holds for
 * @param values the numbers by key
 */
public record HyperparameterRow(long step, Map<String, Double> values) {

  /** Keeps its own copy. */
  public HyperparameterRow {
    values = Map.copyOf(values);
  }
}
