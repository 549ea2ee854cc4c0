package org.leadlight.app.workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.leadlight.run.Factories;
import org.leadlight.run.FactoryDeclaration;

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
    return new EvaluationAxis(steps, planned, changes(snapshot));
  }

  /**
   * What was asked of the run, and what its loop recorded but for a weight that rises by itself.
   */
  private static List<Long> changes(RunSnapshot snapshot) {
    Optional<FactoryDeclaration> factory =
        snapshot.head().flatMap(head -> Factories.find(head.spec().loss().factory()));
    Predicate<String> rises = key -> factory.filter(known -> known.rises(key)).isPresent();
    SortedSet<Long> changes = new TreeSet<>();
    List<HyperparameterRow> rows = snapshot.hyperparameters();
    for (int i = 1; i < rows.size(); i++) {
      if (!settled(rows.get(i), rises).equals(settled(rows.get(i - 1), rises))) {
        changes.add(rows.get(i).step());
      }
    }
    snapshot.head().map(head -> head.changes().applied()).orElse(List.of()).stream()
        .filter(change -> change.to().keySet().stream().anyMatch(rises))
        .forEach(change -> changes.add(change.command().step()));
    return List.copyOf(changes);
  }

  private static Map<String, Double> settled(HyperparameterRow row, Predicate<String> rises) {
    Map<String, Double> values = new HashMap<>(row.values());
    values.keySet().removeIf(rises);
    return values;
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
