package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The steps of a run at which something was evaluated.
 *
 * @param steps the steps, rising
 * @param planned the last step the run was asked for
 * @param changes the steps at which its weights changed
 */
public record EvaluationAxis(List<Long> steps, long planned, List<Long> changes) {

  /** Nothing evaluated. */
  public static final EvaluationAxis NONE = new EvaluationAxis(List.of(), 1, List.of());

  /** Keeps its own copies. */
  public EvaluationAxis {
    steps = List.copyOf(steps);
    changes = List.copyOf(changes);
  }

  /** The axis of a run. */
  static EvaluationAxis of(RunSnapshot snapshot) {
    List<Long> steps =
        snapshot.prompts().stream().map(prompt -> prompt.step()).distinct().sorted().toList();
    long planned = snapshot.head().map(head -> head.spec().training().steps()).orElse(1);
    return new EvaluationAxis(steps, planned, changes(snapshot.hyperparameters()));
  }

  private static List<Long> changes(List<HyperparameterRow> rows) {
    List<Long> changes = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      if (!Objects.equals(rows.get(i).values(), rows.get(i - 1).values())) {
        changes.add(rows.get(i).step());
      }
    }
    return changes;
  }

  /** Where the axis begins. */
  public long first() {
    return steps.isEmpty() ? 0 : steps.getFirst();
  }

  /** Where the axis ends: at the planned step, or later when the run went on. */
  public long end() {
    return Math.max(first() + 1, steps.isEmpty() ? planned : Math.max(planned, steps.getLast()));
  }

  /** The place among the steps of the one nearest to a value; -1 when there is none. */
  int nearest(double value) {
    int best = -1;
    for (int i = 0; i < steps.size(); i++) {
      if (best < 0 || Math.abs(steps.get(i) - value) < Math.abs(steps.get(best) - value)) {
        best = i;
      }
    }
    return best;
  }
}
