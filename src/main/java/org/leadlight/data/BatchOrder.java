package org.leadlight.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which sequences make up the batch of each step, as a pure function of (lengths, batch size, seed,
 * step).
 *
 * <p>Batches are formed once: a shuffle by the seed, then pools of sixteen batches are sorted by
 * length and cut, so that the sequences of a batch are about equally long. An epoch permutes whole
 * batches; a batch therefore has the same shape whenever it comes, which a cache of the teacher's
 * activations needs ({@code mathematics.md} 5). A last batch of fewer sequences than a loss needs
 * is joined to the one before it.
 */
public final class BatchOrder {

  private static final int POOL = 16;

  private final List<int[]> batches;
  private final long seed;

  /**
   * Forms the batches.
   *
   * @param lengths tokens of each sequence, at least one sequence
   * @param batchSize sequences a batch, >= 1; the last batch may hold fewer
   * @param smallest the fewest sequences a batch may hold, in [1, batchSize]; all there are count
   *     as enough
   * @param seed the run's seed
   */
  public BatchOrder(int[] lengths, int batchSize, int smallest, long seed) {
    if (lengths.length == 0) {
      throw new IllegalArgumentException("There is no sequence to form a batch of.");
    }
    this.seed = seed;
    this.batches = joined(form(lengths, batchSize, seed), smallest);
  }

  /** Batches an epoch. */
  public int batchesPerEpoch() {
    return batches.size();
  }

  /** The indices of the sequences of a step's batch, counted from step 0; a fresh array. */
  public int[] batch(long step) {
    long epoch = step / batches.size();
    int position = (int) (step % batches.size());
    int[] order = permutation(batches.size(), new Random(seed * 0x9E3779B97F4A7C15L + epoch + 1));
    return batches.get(order[position]).clone();
  }

  private static List<int[]> form(int[] lengths, int batchSize, long seed) {
    int[] shuffled = permutation(lengths.length, new Random(seed));
    List<int[]> formed = new ArrayList<>();
    for (int from = 0; from < shuffled.length; from += POOL * batchSize) {
      int to = Math.min(shuffled.length, from + POOL * batchSize);
      List<Integer> pool = new ArrayList<>();
      for (int i = from; i < to; i++) {
        pool.add(shuffled[i]);
      }
      pool.sort(
          Comparator.comparingInt(index -> lengths[index])); // stable: the shuffle breaks ties
      cut(pool, batchSize, formed);
    }
    return formed;
  }

  private static List<int[]> joined(List<int[]> formed, int smallest) {
    int last = formed.size() - 1;
    if (last > 0 && formed.get(last).length < smallest) {
      int[] rest = formed.removeLast();
      int[] before = formed.removeLast();
      formed.add(IntStream.concat(Arrays.stream(before), Arrays.stream(rest)).toArray());
    }
    return formed;
  }

  private static void cut(List<Integer> pool, int batchSize, List<int[]> into) {
    for (int from = 0; from < pool.size(); from += batchSize) {
      int to = Math.min(pool.size(), from + batchSize);
      into.add(pool.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static int[] permutation(int size, Random random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
