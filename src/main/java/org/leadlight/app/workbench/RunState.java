package org.leadlight.app.workbench;

/** Where a run stands, as far as a person needs to know. */
public enum RunState {
  /** Waits for a worker. */
  QUEUED,
  /** Trains. */
  RUNNING,
  /** Was asked to stop and has not stopped yet. */
  STOPPING,
  /** Made all its steps. */
  FINISHED,
  /** Stopped when asked to. */
  STOPPED,
  /** Ended by a fault. */
  FAILED;

  /** Whether something may still happen to the run. */
  public boolean isGoingOn() {
    return this == QUEUED || this == RUNNING || this == STOPPING;
  }
}
