package org.leadlight.train;

/** The stages that a step's time is told by. */
public enum StepStage {
  /** The clean pass of the frozen model. */
  TEACHER,
  /** The cloak, the noisy pass of the frozen model and the loss of both. */
  STUDENT,
  /** From the loss to the gradients. */
  BACKWARD,
  /** Norm of the gradients, clipping and AdamW. */
  OPTIMISER,
  /** Everything else: forming the batch, clearing gradients, freeing arrays. */
  REST
}
