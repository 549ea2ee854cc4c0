package org.leadlight.workspace;

/** Where a command stands. */
public enum CommandState {
  /** Wanted; the worker obeys at its next safe point. */
  REQUESTED,
  /** Recorded before: the worker obeys at exactly its step. */
  SCHEDULED,
  /** Obeyed at its step. */
  APPLIED,
  /** Refused, with a reason. */
  REJECTED
}
