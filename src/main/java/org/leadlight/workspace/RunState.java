package org.leadlight.workspace;

import java.util.Locale;
import java.util.Set;

/** Where a run stands. */
public enum RunState {
  /** Waits for a worker. */
  QUEUED,
  /** Waits, and no worker takes it until somebody lets it go. */
  HELD,
  /** A worker trains it. */
  RUNNING,
  /** A worker holds it between two steps until somebody wants it to go on. */
  PAUSED,
  /** Every step was taken, or it was told to finish early. */
  FINISHED,
  /** It was told to stop; what was trained is kept. */
  STOPPED,
  /** It was told to stop and to keep no weights. */
  DISCARDED,
  /** It could not go on; its message says why. */
  FAILED,
  /** Its worker is gone. */
  INTERRUPTED;

  private static final Set<RunState> ENDS =
      Set.of(FINISHED, STOPPED, DISCARDED, FAILED, INTERRUPTED);

  /** Whether nothing will happen any more without somebody asking for it. */
  public boolean isEnd() {
    return ENDS.contains(this);
  }

  /** Whether a worker holds it. */
  public boolean isHeldByWorker() {
    return this == RUNNING || this == PAUSED;
  }

  /** Whether it can go on from its last checkpoint. */
  public boolean isResumable() {
    return this == INTERRUPTED || this == FAILED;
  }

  /** Its name in a sentence. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
