package org.leadlight.workspace.estimate;

import java.util.OptionalLong;

/**
 * How fast a machine works through counted operations, everything else of a step included.
 *
 * @param gigaflops counted operations a second, in 1e9
 * @param spread how far a figure may be off, as a factor above 1
 * @param device where it holds
 * @param run the run it was taken from, empty for a guess
 */
record Pace(double gigaflops, double spread, String device, OptionalLong run) {

  private static final double GUESS_PER_THREAD = 45;
  private static final double GUESS_ON_A_GPU = 3_000;
  private static final double GUESS_SPREAD = 2.5;

  /** The pace of a machine nobody measured. */
  static Pace guess(String device, int threads) {
    double guess =
        device.startsWith("cuda") ? GUESS_ON_A_GPU : GUESS_PER_THREAD * Math.sqrt(threads);
    return new Pace(guess, GUESS_SPREAD, device, OptionalLong.empty());
  }
}
