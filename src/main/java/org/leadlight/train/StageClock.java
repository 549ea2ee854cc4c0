package org.leadlight.train;

/** Hears which stage a step enters; each lasts until the next one is entered. */
@FunctionalInterface
public interface StageClock {

  /** Takes no time and costs none. */
  StageClock NONE = stage -> {};

  /**
   * A stage begins, and the one before ends.
   *
   * @param stage the stage; a step of several micro-batches enters some of them several times
   */
  void enter(StepStage stage);
}
