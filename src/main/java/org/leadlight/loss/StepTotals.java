package org.leadlight.loss;

/**
 * What a whole step adds up to, known before its micro-batches are taken ({@code mathematics.md}
 * 11).
 *
 * @param noisePositions positions with n' = 1 in the step
 * @param lossPositions positions with l' = 1 in the step
 * @param pairs pairs of the halves of its micro-batches: sequences of two micro-batches are never
 *     paired
 * @param sigmaSum sum of sigma over all positions with n' = 1 and all features, > 0
 */
public record StepTotals(long noisePositions, long lossPositions, long pairs, double sigmaSum) {}
