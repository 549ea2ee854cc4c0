package org.leadlight.workspace;

/** What a run that is stopped keeps. */
public enum Keep {
  /** The weights of its best evaluation are its result. */
  BEST,
  /** The weights it has come to are its result. */
  LAST,
  /** No weights; what it recorded stays. */
  DISCARD
}
