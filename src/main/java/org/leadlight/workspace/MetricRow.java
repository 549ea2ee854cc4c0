package org.leadlight.workspace;

import java.util.List;
import java.util.Objects;

/**
 * The numbers of one step.
 *
 * @param step the step, counted from 0
 * @param names what the numbers are, in their order
 * @param numbers as many
 */
public record MetricRow(long step, List<String> names, double[] numbers) {

  /** Keeps its own copy of the names and checks that the numbers are as many. */
  public MetricRow {
    names = List.copyOf(names);
    if (names.size() != numbers.length) {
      throw new IllegalArgumentException(
          names.size() + " names for " + numbers.length + " numbers");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricRow row
        && step == row.step
        && names.equals(row.names)
        && java.util.Arrays.equals(numbers, row.numbers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(step, names, java.util.Arrays.hashCode(numbers));
  }
}
