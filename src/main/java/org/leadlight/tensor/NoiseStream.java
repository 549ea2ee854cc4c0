package org.leadlight.tensor;

/** What noise is drawn for; draws of different streams are independent of each other. */
public enum NoiseStream {
  /** The noise added to embeddings in training steps. */
  TRAINING(1),
  /** The noise of evaluations. */
  EVALUATION(2),
  /** The values a network's parameters start from. */
  INITIALISATION(3),
  /** The noise of the releases that attackers learn on. */
  ATTACK(4),
  /** The noise of the releases that attackers are measured on. */
  VICTIM(5);

  private final long tag;

  NoiseStream(long tag) {
    this.tag = tag;
  }

  /** The number that enters the key; it never changes, so that old runs replay. */
  long tag() {
    return tag;
  }
}
