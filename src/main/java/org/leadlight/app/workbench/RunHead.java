package org.leadlight.app.workbench;

import org.leadlight.run.RunSpec;

/**
 * What is said of a run in one line.
 *
 * @param id its number in the workspace
 * @param spec its recipe as it began
 * @param state where it stands
 * @param step steps taken
 * @param message how it ended, else empty
 * @param machine where it computes
 * @param past what has happened to it
 */
public record RunHead(
    long id,
    RunSpec spec,
    RunState state,
    long step,
    String message,
    Machine machine,
    RunPast past) {

  /** A run to which nothing has happened. */
  public RunHead(
      long id, RunSpec spec, RunState state, long step, String message, Machine machine) {
    this(id, spec, state, step, message, machine, RunPast.none(spec));
  }

  /** A run of which it is not known where it computes. */
  public RunHead(long id, RunSpec spec, RunState state, long step, String message) {
    this(id, spec, state, step, message, Machine.UNKNOWN);
  }

  /** Its recipe with the changes it uses now. */
  RunSpec steered() {
    return past.changes().steered().now();
  }

  /** Its live numbers. */
  RunChanges changes() {
    return past.changes();
  }
}
