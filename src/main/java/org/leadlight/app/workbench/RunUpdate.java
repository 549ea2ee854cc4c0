package org.leadlight.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.InspectedPrompt;

/**
 * What is new in the workspace since a {@link RunCursor}. When the run is another than the
 * cursor's, or was rewound since, everything of it is new.
 *
 * @param facts the workspace as it is now
 * @param head the run to show: the one chosen, else the one going on, else the newest; empty when
 *     there is none
 * @param appended new points by the name of their series
 * @param hyperparameters new rows
 * @param evaluations new evaluations
 * @param prompts new inspections of the run's fixed prompts
 */
public record RunUpdate(
    WorkspaceFacts facts,
    Optional<RunHead> head,
    Map<String, Points> appended,
    List<HyperparameterRow> hyperparameters,
    List<Evaluated> evaluations,
    List<InspectedPrompt> prompts) {}
