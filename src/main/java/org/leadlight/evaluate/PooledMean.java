package org.leadlight.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.leadlight.run.Figure;

/**
 * A mean pooled over tokens whose interval resamples whole conversations, as that of {@link
 * PooledShare}.
 */
public final class PooledMean {

  private static final int RESAMPLES = 1000;
  private static final long SEED = 0x5EED_0F_B007L;

  private final double[] sums;
  private final long[] counts;

  /** No number yet of so many conversations. */
  public PooledMean(int conversations) {
    this.sums = new double[conversations];
    this.counts = new long[conversations];
  }

  /** Adds a number of a conversation. */
  public void add(int conversation, double number) {
    sums[conversation] += number;
    counts[conversation]++;
  }

  /** The mean, 0 when there is no number, with its 95 % percentile interval. */
  public Figure figure() {
    return figure(DoubleUnaryOperator.identity());
  }

  /** {@link #figure()} seen through an increasing function, such as exp of a mean of logarithms. */
  public Figure figure(DoubleUnaryOperator increasing) {
    long count = Arrays.stream(counts).sum();
    double mean = count == 0 ? 0 : Arrays.stream(sums).sum() / count;
    double[] means = new double[RESAMPLES];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RESAMPLES; i++) {
      means[i] = count == 0 ? 0 : resample(random);
    }
    Arrays.sort(means);
    return new Figure(
        increasing.applyAsDouble(mean),
        count,
        increasing.applyAsDouble(means[(int) (0.025 * RESAMPLES)]),
        increasing.applyAsDouble(means[(int) (0.975 * RESAMPLES) - 1]));
  }

  private double resample(SplittableRandom random) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < sums.length; i++) {
      int drawn = random.nextInt(sums.length);
      sum += sums[drawn];
      count += counts[drawn];
    }
    return count == 0 ? 0 : sum / count;
  }
}
