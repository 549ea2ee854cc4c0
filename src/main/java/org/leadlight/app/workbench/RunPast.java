package org.leadlight.app.workbench;

import java.util.List;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Origin;

/**
 * What has happened to a run besides its steps.
 *
 * @param origin where it comes from
 * @param rewinds how often a dead tail of it was struck out
 * @param checkpoints after which steps it can be branched, rising
 * @param changes what was changed of it
 */
public record RunPast(Origin origin, long rewinds, List<Long> checkpoints, RunChanges changes) {

  /** Keeps its own copy. */
  public RunPast {
    checkpoints = List.copyOf(checkpoints);
  }

  /** The past of a run to which nothing has happened. */
  public static RunPast none(RunSpec recipe) {
    return new RunPast(Origin.NONE, 0, List.of(), RunChanges.of(recipe, List.of()));
  }
}
