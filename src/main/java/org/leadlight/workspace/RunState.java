package org.leadlight.workspace;

import java.util.Set;

/** Where a run stands. */
public enum RunState {
  /** Waits for a worker. */
  QUEUED,
  /** A worker trains it. */
  RUNNING,
  /** Every step was taken. */
  FINISHED,
  /** It was told to stop; what was trained is kept. */
  STOPPED,
  /** It could not go on; its message says why. */
  FAILED,
  /** Its worker is gone. */
  INTERRUPTED;

  private static final Set<RunState> ENDS = Set.of(FINISHED, STOPPED, FAILED, INTERRUPTED);

  /** Whether nothing will happen any more without somebody asking for it. */
  public boolean isEnd() {
    return ENDS.contains(this);
  }
}
