package org.leadlight.lm;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Where the S slots of a cache stand in each of B sequences. Slots are only ever added, as many to
 * each sequence; one that holds a filler, or what was forgotten, stands nowhere and is not seen.
 */
final class CachedSlots {

  private static final int NOWHERE = -1;

  private int[][] positions = {}; // [B][S]

  /** Whether nothing was added yet. */
  boolean isEmpty() {
    return positions.length == 0;
  }

  /** How many positions of a sequence are held: 0 to this number, exclusive. */
  int length(int row) {
    return isEmpty() ? 0 : (int) Arrays.stream(positions[row]).filter(at -> at >= 0).count();
  }

  /**
   * Adds slots that go on where each sequence stopped.
   *
   * @param counts how many of them are real, [B]
   * @param width slots, N, at least the largest count
   * @return the positions of the new slots, [B][N]; a filler stands where the last real one does
   */
  int[][] add(int[] counts, int width) {
    int[][] added = new int[counts.length][width];
    int[][] all = new int[counts.length][];
    for (int row = 0; row < counts.length; row++) {
      int[] old = isEmpty() ? new int[0] : positions[row];
      int begin = length(row);
      all[row] = Arrays.copyOf(old, old.length + width);
      for (int n = 0; n < width; n++) {
        boolean real = n < counts[row];
        added[row][n] = Math.max(0, begin + Math.min(n, counts[row] - 1));
        all[row][old.length + n] = real ? added[row][n] : NOWHERE;
      }
    }
    positions = all;
    return added;
  }

  /** Takes the slots of a sequence from a position on out of sight. */
  void forget(int row, int from) {
    int[] slots = positions[row];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = slots[slot] < from ? slots[slot] : NOWHERE;
    }
  }

  /** Keeps some sequences, in this order. */
  void select(int[] rows) {
    positions = Arrays.stream(rows).mapToObj(row -> positions[row]).toArray(int[][]::new);
  }

  /**
   * What the last N slots see of all: real ones what stands at or before them within reach, fillers
   * themselves.
   *
   * @param width N
   * @param slidingWindow how far back, itself included; empty for all
   * @return [B,N,S], flat; 0 where visible, minus infinity elsewhere
   */
  float[] mask(int width, OptionalInt slidingWindow) {
    int slots = positions[0].length;
    float[] mask = new float[positions.length * width * slots];
    int next = 0;
    for (int[] row : positions) {
      for (int query = slots - width; query < slots; query++) {
        int from = row[query] - slidingWindow.orElse(row[query] + 1);
        for (int key = 0; key < slots; key++) {
          boolean seen = row[key] >= 0 && row[key] <= row[query] && row[key] > from;
          mask[next++] = seen || key == query ? 0 : Float.NEGATIVE_INFINITY;
        }
      }
    }
    return mask;
  }
}
