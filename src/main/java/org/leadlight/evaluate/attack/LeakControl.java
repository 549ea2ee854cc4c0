package org.leadlight.evaluate.attack;

/** The cases that leak all words to those who look the right way. */
public enum LeakControl {
  /** x~ = x. */
  IDENTITY,
  /** x~ = -x. */
  SIGN_FLIP,
  /** The transform's mean with the smallest standard deviation everywhere, sigma = smin. */
  SMALLEST_SIGMA
}
