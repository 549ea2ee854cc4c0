package org.leadlight.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A share pooled over tokens whose interval resamples whole conversations, because the tokens of
 * one conversation are not independent ({@code mathematics.md} 13).
 */
public final class PooledShare {

  private static final int RESAMPLES = 1000;
  private static final long SEED = 0x5EED_0F_B007L;

  private final long[] hits;
  private final long[] counts;

  /**
   * A pooled share.
   *
   * @param hits tokens that hit, one number a conversation
   * @param counts tokens counted, one number a conversation
   */
  public PooledShare(long[] hits, long[] counts) {
    this.hits = hits.clone();
    this.counts = counts.clone();
  }

  /** All hits over all tokens; 0 when there is no token. */
  public double value() {
    return count() == 0 ? 0 : (double) Arrays.stream(hits).sum() / count();
  }

  /** Tokens counted. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The 95 % percentile interval of the bootstrap over conversations (1,000 resamples, a fixed
   * seed, so that the same figures give the same interval). Where nothing or everything hit, every
   * resample is the same; then it is Wilson's interval of as many trials as there are conversations
   * with a token, as if their tokens always hit together.
   */
  public Interval interval() {
    long hit = Arrays.stream(hits).sum();
    if (hit == 0 || hit == count()) {
      long trials = Arrays.stream(counts).filter(count -> count > 0).count();
      return Interval.wilson(hit == 0 ? 0 : trials, trials);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] shares = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      shares[i] = resample(random);
    }
    Arrays.sort(shares);
    return new Interval(shares[(int) (0.025 * RESAMPLES)], shares[(int) (0.975 * RESAMPLES) - 1]);
  }

  private double resample(SplittableRandom random) {
    long hit = 0;
    long count = 0;
    for (int i = 0; i < hits.length; i++) {
      int drawn = random.nextInt(hits.length);
      hit += hits[drawn];
      count += counts[drawn];
    }
    return count == 0 ? 0 : (double) hit / count;
  }
}
