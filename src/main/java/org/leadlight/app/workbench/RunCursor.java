package org.leadlight.app.workbench;

/**
 * How far a run has been read; -1 means from the start.
 *
 * @param run the run that is read, -1 for none yet
 * @param rewinds how often the run had been rewound; what was read before another rewind is void
 * @param step the last step read of its curves
 * @param hyperparameters the last step read of its hyperparameters
 * @param evaluation the last step read of its evaluations
 */
public record RunCursor(long run, long rewinds, long step, long hyperparameters, long evaluation) {

  /** Nothing read yet. */
  public static final RunCursor START = of(-1, 0);

  /** Nothing read yet of a run. */
  static RunCursor of(long run, long rewinds) {
    return new RunCursor(run, rewinds, -1, -1, -1);
  }
}
