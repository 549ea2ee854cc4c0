package org.leadlight.transform;

import org.jspecify.annotations.Nullable;
import org.leadlight.run.MeanForm;

/**
 * The shape of a cloak ({@code mathematics.md} 2 to 4).
 *
 * @param standardDeviation how rho becomes sigma
 * @param initialShare first standard deviation as a share of rms(E)
 * @param mean whether and how the mean is shifted
 * @param meanBound the bound b, or null for 4 times the 99th percentile of |E|
 * @param blocks decoder blocks in each tower
 * @param seed keys the first parameters
 */
public record CloakSettings(
    StandardDeviation standardDeviation,
    double initialShare,
    MeanForm mean,
    @Nullable Double meanBound,
    int blocks,
    long seed) {}
