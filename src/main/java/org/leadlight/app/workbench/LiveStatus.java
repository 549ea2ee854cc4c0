package org.leadlight.app.workbench;

/**
 * What became of the last change of a live number.
 *
 * @param kind where it stands
 * @param step the first step that used it; {@link Kind#APPLIED} only
 * @param reason why it was refused; {@link Kind#REJECTED} only
 */
record LiveStatus(Kind kind, long step, String reason) {

  /** Nothing to tell: the control shows what the loop uses. */
  static final LiveStatus QUIET = new LiveStatus(Kind.QUIET, -1, "");

  /** The loop has yet to take it. */
  static final LiveStatus PENDING = new LiveStatus(Kind.PENDING, -1, "");

  /** Where a change stands. */
  enum Kind {
    QUIET,
    PENDING,
    APPLIED,
    REJECTED
  }

  static LiveStatus applied(long step) {
    return new LiveStatus(Kind.APPLIED, step, "");
  }

  static LiveStatus rejected(String reason) {
    return new LiveStatus(Kind.REJECTED, -1, reason);
  }
}
