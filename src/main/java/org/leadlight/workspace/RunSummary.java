package org.leadlight.workspace;

import org.leadlight.run.BestMeasure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;

/**
 * A run as its row says.
 *
 * @param id its number
 * @param name what a person calls it
 * @param recipe the recipe as JSON
 * @param state where it stands
 * @param epoch claims so far
 * @param beats what its worker counted
 * @param device where it runs or ran, empty before
 * @param step steps taken
 * @param steps steps wanted
 * @param createdAt milliseconds since 1970
 * @param startedAt milliseconds since 1970, 0 before
 * @param endedAt milliseconds since 1970, 0 before
 * @param message one sentence about how it ended
 * @param parametersSha256 hash of the trained parameters, empty before the first checkpoint
 * @param rewinds how often a dead tail of it was struck out
 * @param origin where it comes from
 * @param position its place among the waiting; the smallest is next
 * @param bestBy which of its evaluations counts as the best
 * @param resultStep after which step the weights are its result, -1 for the newest
 */
public record RunSummary(
    long id,
    String name,
    String recipe,
    RunState state,
    long epoch,
    long beats,
    String device,
    long step,
    long steps,
    long createdAt,
    long startedAt,
    long endedAt,
    String message,
    String parametersSha256,
    long rewinds,
    Origin origin,
    double position,
    BestMeasure bestBy,
    long resultStep) {

  /** The recipe, parsed. */
  public RunSpec spec() {
    return RecipeFormat.read(recipe);
  }
}
