package org.leadlight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  private static final int[] LENGTHS = new Random(3).ints(1003, 10, 100).toArray();

  @Test
  void everyEpochHoldsEverySequenceOnce() {
    BatchOrder order = new BatchOrder(LENGTHS, 8, 1, 5);
    for (int epoch = 0; epoch < 3; epoch++) {
      int first = epoch * order.batchesPerEpoch();
      int[] seen =
          IntStream.range(first, first + order.batchesPerEpoch())
              .mapToObj(order::batch)
              .flatMapToInt(Arrays::stream)
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, LENGTHS.length).toArray(), seen);
    }
  }

  @Test
  void anyStepCanBeEnteredDirectly() {
    BatchOrder one = new BatchOrder(LENGTHS, 8, 1, 5);
    BatchOrder other = new BatchOrder(LENGTHS, 8, 1, 5);
    for (int step = 0; step < 300; step++) {
      one.batch(step);
    }
    assertArrayEquals(one.batch(300), other.batch(300));
  }

  @Test
  void epochsPermuteWholeBatchesAndSeedsDiffer() {
    BatchOrder order = new BatchOrder(LENGTHS, 8, 1, 5);
    int epoch = order.batchesPerEpoch();
    assertFalse(Arrays.equals(order.batch(0), order.batch(epoch)));
    boolean found =
        IntStream.range(epoch, 2 * epoch)
            .anyMatch(step -> Arrays.equals(order.batch(0), order.batch(step)));
    assertTrue(found);
    assertFalse(Arrays.equals(order.batch(0), new BatchOrder(LENGTHS, 8, 1, 6).batch(0)));
  }

  @Test
  void theSequencesOfABatchAreAboutEquallyLong() {
    BatchOrder order = new BatchOrder(LENGTHS, 8, 1, 5);
    double spread =
        IntStream.range(0, order.batchesPerEpoch())
            .map(step -> spread(order.batch(step)))
            .average()
            .orElseThrow();
    assertTrue(spread < 12, "mean spread of lengths within a batch is " + spread);
    assertEquals(126, order.batchesPerEpoch());
  }

  private static int spread(int[] batch) {
    int[] lengths = Arrays.stream(batch).map(i -> LENGTHS[i]).sorted().toArray();
    return lengths[lengths.length - 1] - lengths[0];
  }

  @Test
  void aLastBatchTooSmallForALossIsJoinedToTheOneBefore() {
    int[] lengths = new int[17];
    Arrays.setAll(lengths, i -> 5 + i % 3);
    BatchOrder order = new BatchOrder(lengths, 8, 2, 5);
    assertEquals(2, order.batchesPerEpoch());
    boolean[] seen = new boolean[lengths.length];
    for (long step = 0; step < 2; step++) {
      for (int index : order.batch(step)) {
        assertFalse(seen[index]);
        seen[index] = true;
      }
    }
    for (boolean one : seen) {
      assertTrue(one);
    }
    assertEquals(3, new BatchOrder(lengths, 8, 1, 5).batchesPerEpoch());
    assertEquals(1, new BatchOrder(new int[] {4}, 8, 2, 5).batchesPerEpoch());
  }
}
