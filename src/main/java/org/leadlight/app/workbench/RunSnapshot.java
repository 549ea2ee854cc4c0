package org.leadlight.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.InspectedPrompt;

/**
 * Everything the workbench shows at one moment; immutable.
 *
 * @param facts the workspace
 * @param head the run shown, empty when there is none
 * @param series its curves by name, in the order they first appeared
 * @param hyperparameters what the loop used, oldest first
 * @param evaluations its evaluations, oldest first
 * @param prompts inspections of its fixed prompts, oldest first
 */
public record RunSnapshot(
    WorkspaceFacts facts,
    Optional<RunHead> head,
    Map<String, SeriesView> series,
    List<HyperparameterRow> hyperparameters,
    List<Evaluated> evaluations,
    List<InspectedPrompt> prompts) {

  /** Before anything was read. */
  public static final RunSnapshot EMPTY =
      new RunSnapshot(
          WorkspaceFacts.UNKNOWN, Optional.empty(), Map.of(), List.of(), List.of(), List.of());

  /** The curve of a name, without points when there is none. */
  public SeriesView curve(String name) {
    return series.getOrDefault(name, SeriesView.empty());
  }
}
