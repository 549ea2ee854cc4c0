package org.leadlight.train;

import org.leadlight.run.UserMistakeException;

/** Too many steps in a row had no finite total or gradient. */
public final class TrainingDivergedException extends UserMistakeException {

  private static final long serialVersionUID = 1L;

  TrainingDivergedException(long step, int inARow, String lastReason) {
    super(
        "The loss was not finite in "
            + inARow
            + " steps in a row, up to step "
            + step
            + " ("
            + lastReason
            + "); lower the learning rate or the weights.");
  }
}
