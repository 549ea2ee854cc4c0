package org.leadlight.workspace;

/**
 * How far a reader has read a run; -1 means from the start. Once a run was rewound, what a reader
 * holds may have been struck out: reading with an older count of rewinds begins anew.
 *
 * @param rewinds how often the run had been rewound when it was read
 * @param metric last step read of the series
 * @param hyperparameters last step read of the hyperparameters
 * @param evaluation last step read of the evaluations and of what prompts became at them
 */
public record RunCursor(long rewinds, long metric, long hyperparameters, long evaluation) {

  /** Nothing was read yet. */
  public static final RunCursor START = new RunCursor(0, -1, -1, -1);

  /** The same place if the run was not rewound since, else its start. */
  RunCursor validFor(long rewindsNow) {
    return rewinds == rewindsNow ? this : new RunCursor(rewindsNow, -1, -1, -1);
  }
}
