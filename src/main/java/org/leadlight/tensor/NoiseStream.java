package org.leadlight.tensor;

/** What a noise is drawn for; draws of different streams are independent. */
public enum NoiseStream {
  /** Training steps. */
  TRAINING,
  /** Evaluations. */
  EVALUATION,
  /** Initial parameters. */
  INITIALISATION
}
