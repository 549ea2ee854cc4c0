package org.leadlight.app.workbench;

/** Where a run stands, as far as a person needs to know. */
public enum RunState {
  /** Waits for a worker. */
  QUEUED,
  /** Waits, and no worker takes it until somebody lets it go. */
  HELD,
  /** Trains. */
  RUNNING,
  /** Waits between two steps until somebody wants it to go on. */
  PAUSED,
  /** Was asked to stop and has not stopped yet. */
  STOPPING,
  /** Made all its steps, or as many as it was told to. */
  FINISHED,
  /** Stopped when asked to. */
  STOPPED,
  /** Stopped when asked to, without weights. */
  DISCARDED,
  /** Ended by a fault. */
  FAILED,
  /** Its worker is gone. */
  INTERRUPTED;

  /** Whether something may still happen to the run without anybody asking for it. */
  public boolean isGoingOn() {
    return switch (this) {
      case QUEUED, HELD, RUNNING, PAUSED, STOPPING -> true;
      case FINISHED, STOPPED, DISCARDED, FAILED, INTERRUPTED -> false;
    };
  }

  /** Whether other numbers can be set, now or for when it goes on. */
  public boolean isSteerable() {
    return (isGoingOn() && this != STOPPING) || isResumable();
  }

  /** Whether it can go on from its last checkpoint. */
  public boolean isResumable() {
    return this == INTERRUPTED || this == FAILED;
  }

  /** Whether a worker obeys what is asked of the run. */
  public boolean isObeying() {
    return this == RUNNING || this == PAUSED;
  }
}
