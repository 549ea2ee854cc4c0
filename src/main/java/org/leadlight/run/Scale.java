package org.leadlight.run;

/** How a control walks through the range of a {@link Tunable}. */
public enum Scale {
  /** Equal distances are equal differences. */
  LINEAR,
  /** Equal distances are equal ratios. */
  LOG,
  /** {@link #LOG}, with <em>off</em> (the value 0) as a state of its own outside the range. */
  LOG_OR_OFF
}
