package org.leadlight.app.workbench;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.RunSpec;

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

  /** Asks the worker of a run to stop it at its next safe point. */
  void stop(long run);

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
