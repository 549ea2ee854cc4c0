package org.leadlight.workspace;

/** What the outside may want of a run. */
public enum CommandKind {
  /** Go on with other numbers from the next step ({@link org.leadlight.run.LiveSettings}). */
  SET,
  /** Wait at the next safe point, ready to answer, until something else is wanted. */
  PAUSE,
  /** Go on after a pause. */
  RESUME,
  /** Measure now, as at every interval. */
  EVALUATE,
  /** Keep what is needed to continue from here. */
  CHECKPOINT,
  /** End early, measured and kept as if every step had been taken. */
  FINISH,
  /** End at the next safe point; {@link Keep} says what is kept. */
  STOP
}
