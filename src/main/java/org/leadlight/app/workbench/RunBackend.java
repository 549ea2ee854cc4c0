package org.leadlight.app.workbench;

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

  /** Reads what is new. */
  RunUpdate poll(RunCursor cursor);
}
