package org.leadlight.app.workbench;

/**
 * How far a run has been read; -1 means from the start.
 *
 * @param run the run that is read, -1 for none yet
 * @param step the last step read of its curves
 * @param hyperparameters the last step read of its hyperparameters
 * @param evaluation the last step read of its evaluations
 */
public record RunCursor(long run, long step, long hyperparameters, long evaluation) {

  /** Nothing read yet. */
  public static final RunCursor START = of(-1);

  /** Nothing read yet of a run. */
  static RunCursor of(long run) {
    return new RunCursor(run, -1, -1, -1);
  }
}
