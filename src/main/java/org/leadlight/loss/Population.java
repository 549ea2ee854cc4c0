package org.leadlight.loss;

/** What a component is a mean over. */
enum Population {
  /** Positions with l' = 1. */
  LOSS_POSITIONS,
  /** Positions with n' = 1. */
  NOISE_POSITIONS,
  /** Pairs of two halves of a batch. */
  PAIRS;

  long of(Selection rows) {
    return switch (this) {
      case LOSS_POSITIONS -> rows.lossCount();
      case NOISE_POSITIONS -> rows.noiseCount();
      case PAIRS -> rows.pairs().map(SequencePairs::count).orElse(0L);
    };
  }

  private long of(StepTotals step) {
    return switch (this) {
      case LOSS_POSITIONS -> step.lossPositions();
      case NOISE_POSITIONS -> step.noisePositions();
      case PAIRS -> step.pairs();
    };
  }

  /** The share of a step's population that these rows are. */
  double share(Selection rows, StepTotals step) {
    return (double) of(rows) / of(step);
  }
}
