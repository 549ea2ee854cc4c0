package org.leadlight.run;

import org.jspecify.annotations.Nullable;

/**
 * The shape of the transform ({@code mathematics.md} 2 to 4).
 *
 * @param standardDeviation how rho becomes sigma
 * @param scaleMinimum smallest standard deviation, > 0
 * @param scaleMaximum largest standard deviation
 * @param shallow temperature of the parameterisation, > 0
 * @param initialShare first standard deviation as a share of rms(E)
 * @param mean whether and how the mean is shifted
 * @param meanBound the bound b, or null for 4 times the 99th percentile of |E|
 * @param blocks decoder blocks in each tower
 */
public record TransformSpec(
    StandardDeviationForm standardDeviation,
    double scaleMinimum,
    double scaleMaximum,
    double shallow,
    double initialShare,
    MeanForm mean,
    @Nullable Double meanBound,
    int blocks) {}
