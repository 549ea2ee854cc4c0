package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * A batch of right-padded sequences with its masks, as arrays and as plain Java, so that choosing
 * positions needs no look at the device.
 *
 * @param ids token ids, int64 [B,T]
 * @param attentionMask a: real tokens, boolean [B,T]
 * @param noiseMask n' = n AND a: tokens to be transformed, boolean [B,T]
 * @param noise n' in Java, row by row, B*T long
 * @param sequenceIds what keys each sequence's noise, B long
 * @param lengths real tokens of each sequence, B long
 */
public record TokenBatch(
    NDArray ids,
    NDArray attentionMask,
    NDArray noiseMask,
    boolean[] noise,
    long[] sequenceIds,
    int[] lengths) {

  /**
   * Pads sequences into a batch.
   *
   * @param manager owns the arrays
   * @param ids token ids of each sequence
   * @param noise n of each sequence, as long as its ids
   * @param sequenceIds what keys each sequence's noise
   * @param width T, at least the longest sequence
   */
  public static TokenBatch of(
      NDManager manager, int[][] ids, boolean[][] noise, long[] sequenceIds, int width) {
    int size = ids.length;
    long[] paddedIds = new long[size * width];
    boolean[] attention = new boolean[size * width];
    boolean[] paddedNoise = new boolean[size * width];
    for (int i = 0; i < size; i++) {
      for (int t = 0; t < ids[i].length; t++) {
        paddedIds[i * width + t] = ids[i][t];
        attention[i * width + t] = true;
        paddedNoise[i * width + t] = noise[i][t];
      }
    }
    Shape shape = new Shape(size, width);
    return new TokenBatch(
        manager.create(paddedIds, shape),
        manager.create(attention, shape),
        manager.create(paddedNoise, shape),
        paddedNoise,
        sequenceIds.clone(),
        Arrays.stream(ids).mapToInt(sequence -> sequence.length).toArray());
  }

  /** Sequences, B. */
  public int size() {
    return lengths.length;
  }

  /** Positions, T. */
  public int width() {
    return noise.length / lengths.length;
  }

  /** Whether another batch holds the same ids, masks and positions. */
  public boolean agreesWith(TokenBatch other) {
    return Arrays.equals(lengths, other.lengths)
        && Arrays.equals(noise, other.noise)
        && ids.contentEquals(other.ids);
  }

  /** Whether a position holds a real token. */
  public boolean isReal(int row, int position) {
    return position < lengths[row];
  }

  /** Real tokens of the batch. */
  public long tokens() {
    return Arrays.stream(lengths).sum();
  }

  /** Positions with n' = 1 as indices into [B*T]. */
  public long[] noisePositions() {
    return positions(noise);
  }

  /** Positions where a mask is set and the token is real, as indices into [B*T]. */
  public long[] positions(boolean[] mask) {
    if (mask.length != noise.length) {
      throw new IllegalArgumentException(
          "a mask has "
              + mask.length
              + " positions; the batch has ["
              + size()
              + ", "
              + width()
              + "]");
    }
    long[] chosen = new long[mask.length];
    int count = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] && isReal(i / width(), i % width())) {
        chosen[count++] = i;
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
