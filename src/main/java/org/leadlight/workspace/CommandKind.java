package org.leadlight.workspace;

/** What the outside may want of a run. */
public enum CommandKind {
  /** End between two steps and keep what was trained. */
  STOP
}
