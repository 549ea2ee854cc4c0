package org.leadlight.workspace;

import java.util.List;
import org.leadlight.run.InspectedPrompt;

/**
 * What happened to a run since a cursor.
 *
 * @param run its row
 * @param fromStart whether it was read from its start, so that older readings are void
 * @param metrics the steps since
 * @param hyperparameters the changes since
 * @param evaluations the evaluations since
 * @param prompts what its fixed prompts became at those evaluations
 * @param commands every command of the run, whatever the cursor
 * @param cursor where to read on
 */
public record RunSnapshot(
    RunSummary run,
    boolean fromStart,
    List<MetricRow> metrics,
    List<Dated> hyperparameters,
    List<Dated> evaluations,
    List<InspectedPrompt> prompts,
    List<Command> commands,
    RunCursor cursor) {

  /** Keeps its own copies. */
  public RunSnapshot {
    metrics = List.copyOf(metrics);
    hyperparameters = List.copyOf(hyperparameters);
    evaluations = List.copyOf(evaluations);
    prompts = List.copyOf(prompts);
    commands = List.copyOf(commands);
  }
}
