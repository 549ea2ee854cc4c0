package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Noise that depends on its key alone. */
class KeyedNoiseTest {

  private static TensorRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  private static float[] draw(long seed, NoiseStream stream, long step, long id, int n) {
    try (NDManager manager = runtime.manager().newSubManager()) {
      return KeyedNoise.standardNormal(manager, seed, stream, step, id, n, 4).toFloatArray();
    }
  }

  @Test
  void theSameKeyReplaysBitForBitWhateverWasDrawnBetween() {
    float[] first = draw(5, NoiseStream.TRAINING, 3, 9, 50);
    draw(6, NoiseStream.EVALUATION, 0, 1, 7);
    assertArrayEquals(first, draw(5, NoiseStream.TRAINING, 3, 9, 50));
  }

  @Test
  void isStandardNormal() {
    float[] sample = draw(1, NoiseStream.TRAINING, 0, 0, 50_000); // 200,000 numbers
    double mean = IntStream.range(0, sample.length).mapToDouble(i -> sample[i]).average().orElse(9);
    double square =
        IntStream.range(0, sample.length)
            .mapToDouble(i -> sample[i] * sample[i])
            .average()
            .orElse(9);
    double fourth =
        IntStream.range(0, sample.length)
            .mapToDouble(i -> Math.pow(sample[i], 4))
            .average()
            .orElse(9);
    assertEquals(0, mean, 5 / Math.sqrt(sample.length)); // five standard errors
    assertEquals(1, square, 5 * Math.sqrt(2.0 / sample.length));
    assertEquals(3, fourth, 5 * Math.sqrt(96.0 / sample.length));
  }

  @Test
  void everyPartOfTheKeyMatters() {
    Set<Float> firsts = new HashSet<>();
    firsts.add(draw(1, NoiseStream.TRAINING, 1, 1, 4)[0]);
    firsts.add(draw(2, NoiseStream.TRAINING, 1, 1, 4)[0]);
    firsts.add(draw(1, NoiseStream.EVALUATION, 1, 1, 4)[0]);
    firsts.add(draw(1, NoiseStream.TRAINING, 2, 1, 4)[0]);
    firsts.add(draw(1, NoiseStream.TRAINING, 1, 2, 4)[0]);
    firsts.add(draw(1L << 40, NoiseStream.TRAINING, 1, 1, 4)[0]);
    assertEquals(6, firsts.size());
  }

  @Test
  void aMillionNeighbouringKeysAreDistinctAndFillTheGeneratorsSeedsLikeChance() {
    Set<Long> keys = new HashSet<>();
    int[] seeds = new int[1_000_000];
    for (int i = 0; i < seeds.length; i++) {
      long key = KeyedNoise.key(7, NoiseStream.TRAINING, i / 1000, i % 1000);
      keys.add(key);
      seeds[i] = KeyedNoise.fold(key);
    }
    assertEquals(seeds.length, keys.size());
    // Birthday bound: a random map of 10^6 keys to 2^32 seeds has 116 collisions, +- 11.
    long collisions = seeds.length - Arrays.stream(seeds).distinct().count();
    assertTrue(collisions < 116 + 6 * 11, collisions + " collisions");
  }

  @Test
  void neighbouringKeysAreUncorrelated() {
    int pairs = 200;
    double worst = 0;
    for (int i = 0; i < pairs; i++) {
      float[] one = draw(3, NoiseStream.TRAINING, i, 1, 1000);
      float[] other = draw(3, NoiseStream.TRAINING, i + 1, 1, 1000);
      worst = Math.max(worst, Math.abs(correlation(one, other)));
    }
    // 200 draws of a normal with deviation 1/sqrt(4000): the largest stays below 4.5 deviations.
    assertTrue(worst < 4.5 / Math.sqrt(4000), "largest correlation " + worst);
  }

  private static double correlation(float[] one, float[] other) {
    double products = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      products += one[i] * other[i];
      squares += one[i] * one[i];
      otherSquares += other[i] * other[i];
    }
    return products / Math.sqrt(squares * otherSquares);
  }

  @Test
  void aSequencesNoiseIgnoresItsBatchAndItsPaddingIsZero() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      NDArray batch = batch(manager, List.of(4L, 9L), List.of(3, 5), 6);
      NDArray swapped = batch(manager, List.of(9L, 4L), List.of(5, 3), 9);
      assertEquals(new Shape(2, 6, 4), batch.getShape());
      assertEquals(batch.get("0,:3"), swapped.get("1,:3"));
      assertEquals(batch.get("1,:5"), swapped.get("0,:5"));
      assertEquals(0, batch.get("0,3:").abs().sum().getFloat());
      assertEquals(0, swapped.get("0,5:").abs().sum().getFloat());
      float[] alone = draw(1, NoiseStream.TRAINING, 2, 9, 5);
      assertArrayEquals(alone, batch.get("1,:5").toFloatArray());
      assertEquals(manager, batch.getManager());
    }
  }

  @Test
  void aSequenceLongerThanItsBatchIsRefused() {
    try (NDManager manager = runtime.manager().newSubManager()) {
      assertThrows(
          IllegalArgumentException.class, () -> batch(manager, List.of(1L), List.of(3), 2));
    }
  }

  private static NDArray batch(
      NDManager manager, List<Long> ids, List<Integer> lengths, int padded) {
    return KeyedNoise.standardNormal(manager, 1, NoiseStream.TRAINING, 2, ids, lengths, padded, 4);
  }
}
