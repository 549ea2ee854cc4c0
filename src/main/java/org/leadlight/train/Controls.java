package org.leadlight.train;

/** What the outside wants of a training; asked at its safe points. */
@FunctionalInterface
public interface Controls {

  /** What to do next. */
  enum Instruction {
    /** Take the step. */
    PROCEED,
    /** Measure as at an interval, then ask again. */
    MEASURE,
    /** Hand over what is needed to continue from here, then ask again. */
    KEEP,
    /** End now as if every step had been taken. */
    FINISH,
    /** End now, keeping what was trained. */
    STOP,
    /** End now; nobody wants what was trained. */
    DISCARD
  }

  /**
   * Asked before every step; may wait as long as somebody wants the training to pause.
   *
   * @param step the step about to be taken, counted from 0
   */
  Instruction before(long step);

  /**
   * Asked within a step, between two of its micro-batches; may wait like {@link #before}.
   *
   * @param step the step that is taken
   * @return false to give the step up, unchanged, because the training is to end
   */
  default boolean within(long step) {
    return true;
  }

  /**
   * Called within an evaluation, between two of its parts, for what does not change the training.
   *
   * @param step steps taken
   */
  default void meanwhile(long step) {}
}
