package org.leadlight.run;

/**
 * Which conversations are trained and evaluated on, and how they are masked.
 *
 * @param train {@code bundled:frontdesk-train}, or the path of a JSON-lines file
 * @param validation {@code bundled:frontdesk-validation}, or the path of a JSON-lines file
 * @param attacker {@code bundled:frontdesk-attacker}, or the path of a JSON-lines file: what
 *     attackers learn from, none of which the transform is trained or judged on
 * @param noiseMask which tokens are transformed
 * @param lossMask where the distillation compares
 */
public record DataSpec(
    String train,
    String validation,
    String attacker,
    NoiseMaskRule noiseMask,
    LossMaskRule lossMask) {

  /** The same with other conversations to train and to judge on. */
  public DataSpec withConversations(String training, String judging) {
    return new DataSpec(training, judging, attacker, noiseMask, lossMask);
  }
}
