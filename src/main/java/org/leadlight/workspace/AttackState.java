package org.leadlight.workspace;

import java.util.Locale;

/** Where an attack stands. */
public enum AttackState {
  /** Nobody has begun it. */
  REQUESTED,
  /** A process is at it. */
  RUNNING,
  /** Its report is there. */
  FINISHED,
  /** Somebody took it back. */
  CANCELLED,
  /** It could not be done; its message says why. */
  FAILED,
  /** The process that was at it is gone; it can be started again. */
  INTERRUPTED;

  /** Whether it waits or is at work, so that something will still come of it. */
  public boolean isOpen() {
    return this == REQUESTED || this == RUNNING;
  }

  /** The state in a sentence. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
