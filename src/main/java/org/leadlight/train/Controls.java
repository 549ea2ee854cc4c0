package org.leadlight.train;

/** What the outside wants of a training; asked at its safe points. */
@FunctionalInterface
public interface Controls {

  /** What to do next. */
  enum Instruction {
    /** Go on. */
    PROCEED,
    /** End now, between two steps, keeping what was trained. */
    STOP
  }

  /**
   * Asked before every step.
   *
   * @param step the step about to be taken, counted from 0
   */
  Instruction before(long step);
}
