package org.leadlight.workspace;

/**
 * Where a run comes from.
 *
 * @param parent the run it was branched from, 0 for none
 * @param parentStep after so many steps of the parent
 * @param replayOf the run it repeats, 0 for none
 */
public record Origin(long parent, long parentStep, long replayOf) {

  /** A run of a recipe of its own. */
  public static final Origin NONE = new Origin(0, 0, 0);
}
