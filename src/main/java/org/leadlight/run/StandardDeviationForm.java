package org.leadlight.run;

/** How the raw output of the cloak becomes a standard deviation ({@code mathematics.md} 2). */
public enum StandardDeviationForm {
  /** A sigmoid between the two ends of the scale. */
  CLOAK,
  /** The raw value, clamped to the scale. */
  DIRECT
}
