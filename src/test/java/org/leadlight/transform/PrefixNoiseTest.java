package org.leadlight.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.tensor.StepScope;

/** Section 1 of the mathematics: released noise is a keyed function of the prefix. */
class PrefixNoiseTest {

  private static final int WIDTH = 192;
  private static final PrefixNoise NOISE = new PrefixNoise(secret(1), "model", "transform");

  private static byte[] secret(int fill) {
    byte[] secret = new byte[PrefixNoise.SECRET_BYTES];
    Arrays.fill(secret, (byte) fill);
    return secret;
  }

  private static float[] noise(PrefixNoise noise, int padded, int... ids) {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      boolean[] mask = new boolean[ids.length];
      Arrays.fill(mask, true);
      TokenBatch batch =
          TokenBatch.of(
              scope.manager(),
              new int[][] {ids},
              new boolean[][] {mask},
              new long[] {(long) ids.length * 1000 + padded}, // must not matter
              padded);
      return noise.standardNormal(batch, WIDTH).toFloatArray();
    }
  }

  private static float[] rows(float[] noise, int from, int to) {
    return Arrays.copyOfRange(noise, from * WIDTH, to * WIDTH);
  }

  @Test
  void askingTheSamePromptTwiceGivesTheSameNoiseToTheBit() {
    assertArrayEquals(noise(NOISE, 4, 5, 6, 7, 8), noise(NOISE, 4, 5, 6, 7, 8));
  }

  @Test
  void aLaterWordLeavesTheNoiseOfThePrefix() {
    float[] one = noise(NOISE, 4, 5, 6, 7, 8);
    float[] other = noise(NOISE, 6, 5, 6, 9, 8, 3);
    assertArrayEquals(rows(one, 0, 2), rows(other, 0, 2), "the prefix keeps its noise");
    for (int t = 2; t < 4; t++) {
      assertFalse(
          Arrays.equals(rows(one, t, t + 1), rows(other, t, t + 1)),
          "from the changed word on all is new");
    }
    assertArrayEquals(new float[WIDTH], rows(other, 5, 6), "padding has none");
  }

  @Test
  void theSameWordAtAnotherPlaceHasOtherNoise() {
    float[] noise = noise(NOISE, 3, 5, 5, 5);
    assertFalse(Arrays.equals(rows(noise, 0, 1), rows(noise, 1, 2)));
  }

  @Test
  void anotherSecretModelOrTransformGivesOtherNoise() {
    float[] noise = noise(NOISE, 2, 5, 6);
    assertFalse(
        Arrays.equals(noise, noise(new PrefixNoise(secret(2), "model", "transform"), 2, 5, 6)));
    assertFalse(
        Arrays.equals(noise, noise(new PrefixNoise(secret(1), "other", "transform"), 2, 5, 6)));
    assertFalse(Arrays.equals(noise, noise(new PrefixNoise(secret(1), "model", "other"), 2, 5, 6)));
    assertThrows(
        IllegalArgumentException.class, () -> new PrefixNoise(new byte[5], "model", "transform"));
  }

  /** 100 positions of 192 numbers; the bounds are five standard errors of a normal sample. */
  @Test
  void itsNumbersAreStandardNormal() {
    int[] ids = new int[100];
    Arrays.setAll(ids, i -> i);
    float[] noise = noise(NOISE, 100, ids);
    double n = noise.length;
    double mean = 0;
    double square = 0;
    double fourth = 0;
    double neighbours = 0;
    for (int i = 0; i < noise.length; i++) {
      double z = noise[i];
      assertTrue(Double.isFinite(z));
      mean += z / n;
      square += z * z / n;
      fourth += z * z * z * z / n;
      neighbours += i == 0 ? 0 : z * noise[i - 1] / n;
    }
    assertEquals(0, mean, 5 / Math.sqrt(n));
    assertEquals(1, square, 5 * Math.sqrt(2 / n));
    assertEquals(3, fourth, 5 * Math.sqrt(96 / n));
    assertEquals(0, neighbours, 5 / Math.sqrt(n));
  }

  @Test
  void aReleaseUsesItAndTheSamePromptIsReleasedTheSame() {
    NoiseMaskedNoisyTransformerModel model = Demo.transform(3);
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      TokenBatch batch =
          TokenBatch.of(
              scope.manager(),
              new int[][] {{5, 6, 7}},
              new boolean[][] {{false, true, true}},
              new long[] {1},
              3);
      NoisyEmbeddings once = model.release(batch, NOISE);
      NDArray again = model.release(batch, NOISE).xTilde();
      assertArrayEquals(once.xTilde().toFloatArray(), again.toFloatArray());
      float[] clean = once.x().toFloatArray();
      float[] left = once.xTilde().toFloatArray();
      assertArrayEquals(rows(clean, 0, 1), rows(left, 0, 1), "what is not masked stays clean");
      assertFalse(Arrays.equals(rows(clean, 1, 2), rows(left, 1, 2)));
    }
  }
}
