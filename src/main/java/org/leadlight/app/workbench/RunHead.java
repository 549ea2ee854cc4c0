package org.leadlight.app.workbench;

import org.leadlight.run.RunSpec;

/**
 * What is said of a run in one line.
 *
 * @param id its number in the workspace
 * @param spec its recipe
 * @param state where it stands
 * @param step the last step recorded
 * @param message why it failed, else empty
 * @param machine where it computes
 */
public record RunHead(
    long id, RunSpec spec, RunState state, long step, String message, Machine machine) {

  /** A run of which it is not known where it computes. */
  public RunHead(long id, RunSpec spec, RunState state, long step, String message) {
    this(id, spec, state, step, message, Machine.UNKNOWN);
  }
}
