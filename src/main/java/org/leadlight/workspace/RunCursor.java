package org.leadlight.workspace;

/**
 * How far a reader has read a run; -1 means from the start.
 *
 * @param metric last step read of the series
 * @param hyperparameters last step read of the hyperparameters
 * @param evaluation last step read of the evaluations and of what prompts became at them
 */
public record RunCursor(long metric, long hyperparameters, long evaluation) {

  /** Nothing was read yet. */
  public static final RunCursor START = new RunCursor(-1, -1, -1);
}
