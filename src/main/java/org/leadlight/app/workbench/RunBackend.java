package org.leadlight.app.workbench;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.CommandRequest;

/**
 * The workspace as the workbench needs it; every call may block and none is made on the FX thread.
 */
public interface RunBackend {

  /**
   * Puts a run into the queue and sees to it that a worker takes it.
   *
   * @return the number of the run
   * @throws org.leadlight.run.UserMistakeException when it cannot, with the sentence to show
   */
  long start(RunSpec spec);

  /**
   * Asks something of a run; its worker decides. A run that waits for a worker is taken out of the
   * queue by a stop.
   *
   * @return the number of the command, 0 when there is nothing left to decide
   * @throws org.leadlight.run.UserMistakeException when nobody would decide, with the sentence to
   *     show
   */
  long request(long run, CommandRequest request);

  /**
   * Lets a run that was held, interrupted or failed go on from its last checkpoint, and sees to it
   * that a worker takes it.
   *
   * @throws org.leadlight.run.UserMistakeException when it cannot go on
   */
  void resume(long run);

  /**
   * Starts a run that repeats another, live changes included.
   *
   * @return the number of the new run
   */
  long replay(long run);

  /**
   * Starts a run that goes on from a checkpoint of another with other numbers.
   *
   * @param step after so many steps
   * @param changes new numbers by key
   * @return the number of the new run
   * @throws org.leadlight.run.UserMistakeException when it cannot
   */
  long branch(long run, long step, Map<String, Double> changes);

  /**
   * The decoder layers of a model.
   *
   * @param modelSource what the recipe names
   * @return empty when the model cannot be read; Start then says why
   */
  default OptionalInt layers(String modelSource) {
    return OptionalInt.empty();
  }

  /**
   * Asks what a typed prompt becomes, and waits for the answer. The latest question wins.
   *
   * @param run the run whose transform is asked
   * @param prompt what a person typed
   * @param step after which step; empty for the newest weights
   * @return empty when a later question took its place
   * @throws org.leadlight.run.UserMistakeException when it cannot be answered, with the sentence to
   *     show
   */
  default Optional<InspectedPrompt> ask(long run, String prompt, OptionalLong step) {
    return Optional.empty();
  }

  /** What the files behind a recipe say. */
  default RecipeSources sources() {
    return RecipeSources.UNKNOWN;
  }

  /**
   * Chooses which run the polls from now on read; may be called on the FX thread.
   *
   * @param run its number; empty to follow the one going on, else the newest
   */
  default void choose(OptionalLong run) {}

  /** Reads what is new. */
  RunUpdate poll(RunCursor cursor);
}
