package org.leadlight.run;

/** At which positions the distillation compares the two passes. */
public enum LossMaskRule {
  /** Positions whose next token belongs to an assistant answer, its end token included. */
  ANSWERS,
  /** Every position. */
  ALL
}
