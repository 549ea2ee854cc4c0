package org.leadlight.app.workbench;

/**
 * How far a run has been read.
 *
 * @param run the run that is read, -1 for none yet
 * @param step the last step read of its curves, -1 for none
 * @param hyperparameters how many of its hyperparameter rows were read
 * @param evaluations how many of its evaluations were read
 */
public record RunCursor(long run, long step, int hyperparameters, int evaluations) {

  /** Nothing read yet. */
  public static final RunCursor START = new RunCursor(-1, -1, 0, 0);
}
