package org.leadlight.plot;

import java.util.Arrays;

/**
 * Least and greatest values of blocks of 8, of 64, of 512 and so on of a growing list, so that a
 * range of a million values is answered by reading some dozens.
 *
 * <p>A block is written once, when its last value has come; a copy of the references taken earlier
 * stays right for the values it counted. Values that are not finite are passed over.
 */
final class Extremes {
  /** How many values, or blocks of the level below, make a block. */
  static final int BLOCK = 8;

  private static final int BITS = 3;

  private double[][] lows = {};
  private double[][] highs = {};

  Extremes() {}

  private Extremes(double[][] lows, double[][] highs) {
    this.lows = lows;
    this.highs = highs;
  }

  /** Returns an unchanging view of the blocks that are complete. */
  Extremes view() {
    return new Extremes(lows.clone(), highs.clone());
  }

  /** Closes every block that the list's newest value completes. */
  void grown(double[] values, int size) {
    for (int level = 0, count = size; count % BLOCK == 0 && count > 0; level++) {
      count >>= BITS;
      Bounds bounds = new Bounds();
      scan(level, values, (count - 1) * BLOCK, count * BLOCK, bounds);
      put(level, count - 1, bounds);
    }
  }

  /** Adds what lies in {@code from} to below {@code to} to the bounds. */
  void collect(double[] values, int from, int to, Bounds bounds) {
    int level = 0;
    int low = from;
    int high = to;
    while (high - low >= 2 * BLOCK && level < lows.length) {
      int up = (low + BLOCK - 1) >> BITS;
      int down = high >> BITS;
      scan(level, values, low, up << BITS, bounds);
      scan(level, values, down << BITS, high, bounds);
      low = up;
      high = down;
      level++;
    }
    scan(level, values, low, high, bounds);
  }

  private void scan(int level, double[] values, int from, int to, Bounds bounds) {
    double[] low = level == 0 ? values : lows[level - 1];
    double[] high = level == 0 ? values : highs[level - 1];
    for (int i = from; i < to; i++) {
      bounds.add(low[i], high[i]);
    }
  }

  private void put(int level, int index, Bounds bounds) {
    if (level == lows.length) {
      lows = Arrays.copyOf(lows, level + 1);
      highs = Arrays.copyOf(highs, level + 1);
      lows[level] = new double[BLOCK];
      highs[level] = new double[BLOCK];
    }
    if (index == lows[level].length) {
      lows[level] = Arrays.copyOf(lows[level], 2 * index);
      highs[level] = Arrays.copyOf(highs[level], 2 * index);
    }
    lows[level][index] = bounds.low();
    highs[level][index] = bounds.high();
  }
}
