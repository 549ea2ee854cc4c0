package org.leadlight.run;

/** Whether and how the cloak shifts the mean ({@code mathematics.md} 3). */
public enum MeanForm {
  /** No shift, no mean tower. */
  OFF,
  /** The raw output of the head. */
  RAW,
  /** The output bounded by {@code b tanh(r / b)}. */
  BOUNDED
}
