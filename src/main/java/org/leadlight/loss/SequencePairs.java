package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.leadlight.transform.TokenBatch;

/**
 * The pairs of one half of a batch with the other, A with B, at every position where both are
 * transformed ({@code mathematics.md} 7). An odd last sequence is left out.
 *
 * @param count pairs, P
 * @param inA the row of each pair's token in A among the transformed rows, int64 [P]
 * @param inB the row of its token in B, int64 [P]
 */
public record SequencePairs(long count, NDArray inA, NDArray inB) {

  /**
   * One direction of the pairs.
   *
   * @param from rows i, whose noisy embeddings are measured, int64 [P]
   * @param to rows l, whose noise they are measured by, int64 [P]
   */
  public record Order(NDArray from, NDArray to) {}

  /**
   * The pairs of a batch.
   *
   * @param manager owns the rows; they must live as long as a tape that was recorded with them
   * @throws IllegalArgumentException when there are not two sequences
   */
  static SequencePairs of(NDManager manager, TokenBatch batch) {
    if (batch.size() < 2) {
      throw new IllegalArgumentException(
          "the batch has " + batch.size() + " sequence; allowed is at least 2, to pair them");
    }
    int half = batch.size() / 2;
    int width = batch.width();
    int[] rows = rows(batch.noise());
    int count = Math.toIntExact(count(batch));
    long[] inA = new long[count];
    long[] inB = new long[count];
    int pair = 0;
    for (int i = 0; i < half; i++) {
      for (int l = half; l < 2 * half; l++) {
        for (int t = 0; t < width; t++) {
          int a = i * width + t;
          int b = l * width + t;
          if (batch.noise()[a] && batch.noise()[b]) {
            inA[pair] = rows[a];
            inB[pair++] = rows[b];
          }
        }
      }
    }
    return new SequencePairs(count, manager.create(inA), manager.create(inB));
  }

  /** How many pairs a batch has: at each position, transformed tokens of A times those of B. */
  public static long count(TokenBatch batch) {
    int half = batch.size() / 2;
    int width = batch.width();
    int[] inA = new int[width];
    int[] inB = new int[width];
    for (int at = 0; at < 2 * half * width; at++) {
      if (batch.noise()[at]) {
        (at < half * width ? inA : inB)[at % width]++;
      }
    }
    long count = 0;
    for (int t = 0; t < width; t++) {
      count += (long) inA[t] * inB[t];
    }
    return count;
  }

  /** From A to B. */
  public Order forth() {
    return new Order(inA, inB);
  }

  /** From B to A. */
  public Order back() {
    return new Order(inB, inA);
  }

  /** The row of every transformed position among the transformed ones. */
  private static int[] rows(boolean[] noise) {
    int[] rows = new int[noise.length];
    Arrays.setAll(rows, at -> at == 0 ? 0 : rows[at - 1] + (noise[at - 1] ? 1 : 0));
    return rows;
  }
}
