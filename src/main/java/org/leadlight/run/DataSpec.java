package org.leadlight.run;

/**
 * Which conversations are trained and evaluated on, and how they are masked.
 *
 * @param train {@code bundled:frontdesk-train}, or the path of a JSON-lines file
 * @param validation {@code bundled:frontdesk-validation}, or the path of a JSON-lines file
 * @param attacker what attackers learn from: {@code bundled:frontdesk-attacker}, or the path of a
 *     JSON-lines file; never one of the other two
 * @param noiseMask which tokens are transformed
 * @param lossMask where the distillation compares
 */
public record DataSpec(
    String train,
    String validation,
    String attacker,
    NoiseMaskRule noiseMask,
    LossMaskRule lossMask) {}
