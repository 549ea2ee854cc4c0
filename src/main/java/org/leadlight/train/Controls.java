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

  /**
   * Called within an evaluation, between two of its parts, for what does not change the training.
   *
   * @param step steps taken
   */
  default void meanwhile(long step) {}
}
