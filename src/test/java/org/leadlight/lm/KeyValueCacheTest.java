package org.leadlight.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadlight.tensor.StepScope;

/** Reading on gives what reading the whole sequence again gives, for every family. */
class KeyValueCacheTest {

  private static final long SEED = 20261127L;
  private static final double TOLERANCE = 1e-5; // of the largest logit

  static List<String> fixtures() {
    return Models.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void greedyTokensAndLogitsOfSequencesOfDifferentLengthsAreThoseOfEachAloneAndWhole(
      String fixture) {
    try (CausalLanguageModel model = Models.load(fixture)) {
      check(model, 12, sequence(model, 9, 1), sequence(model, 23, 2), sequence(model, 1, 3));
    }
  }

  @Test
  void sequencesBeyondTheReachOfComposedAttentionAgreeToo() {
    try (CausalLanguageModel model = Models.load("llama3-scaled-f32")) {
      check(model, 4, sequence(model, 300, 4), sequence(model, 280, 5));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatWasForgottenLeavesNoTraceAndEachSequenceGoesOnByItsOwnCount(String fixture) {
    try (CausalLanguageModel model = Models.load(fixture);
        KeyValueCache cache = new KeyValueCache(Models.RUNTIME.manager())) {
      List<int[]> rows = List.of(sequence(model, 20, 6), sequence(model, 11, 7));
      read(model, cache, rows, 0, 0);
      cache.forget(0, 17);
      cache.forget(1, 5);
      assertEquals(17, cache.length(0));
      assertEquals(5, cache.length(1));
      int[] first = continued(rows.get(0), 17, sequence(model, 2, 8));
      int[] second = continued(rows.get(1), 5, sequence(model, 6, 9));
      float[][] logits = read(model, cache, List.of(first, second), 17, 5);
      assertNear(whole(model, first), logits[0]);
      assertNear(whole(model, second), logits[1]);
    }
  }

  @Test
  void chosenSequencesGoOnWithoutTheOthers() {
    try (CausalLanguageModel model = Models.load("qwen2-f32");
        KeyValueCache cache = new KeyValueCache(Models.RUNTIME.manager())) {
      List<int[]> rows =
          List.of(sequence(model, 7, 1), sequence(model, 19, 2), sequence(model, 13, 3));
      read(model, cache, rows, 0, 0, 0);
      cache.select(new int[] {2, 0});
      int[] third = continued(rows.get(2), 13, sequence(model, 1, 4));
      int[] first = continued(rows.get(0), 7, sequence(model, 3, 5));
      float[][] logits = read(model, cache, List.of(third, first), 13, 7);
      assertNear(whole(model, third), logits[0]);
      assertNear(whole(model, first), logits[1]);
    }
  }

  @Test
  void readingTwiceGivesTheSameBits() {
    try (CausalLanguageModel model = Models.load("mistral-swa16-f32")) {
      assertArrayEquals(lastLogits(model), lastLogits(model), 0f);
    }
  }

  @Test
  void aSequenceThatOutgrowsTheContextIsRefused() {
    try (CausalLanguageModel model = Models.load("llama-tied-f32");
        KeyValueCache cache = new KeyValueCache(Models.RUNTIME.manager())) {
      int[] full = sequence(model, 512, 1);
      read(model, cache, List.of(Arrays.copyOf(full, 511)), 0);
      assertNear(whole(model, full), read(model, cache, List.of(full), 511)[0]);
      int[] longer = continued(full, 512, new int[] {1});
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class, () -> read(model, cache, List.of(longer), 512));
      assertTrue(refusal.getMessage().contains("513"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("512"), refusal.getMessage());
    }
  }

  @Test
  void nothingStaysBehindWhenACacheIsClosed() {
    try (CausalLanguageModel model = Models.load("llama-tied-f32")) {
      lastLogits(model);
      int weights = model.embeddingTable().getManager().getManagedArrays().size();
      int engine = Models.RUNTIME.manager().getManagedArrays().size();
      lastLogits(model);
      assertEquals(weights, model.embeddingTable().getManager().getManagedArrays().size());
      assertEquals(engine, Models.RUNTIME.manager().getManagedArrays().size());
    }
  }

  /** Reads the prompts as one batch and then so many greedy tokens. */
  private static void check(CausalLanguageModel model, int tokens, int[]... prompts) {
    try (KeyValueCache cache = new KeyValueCache(Models.RUNTIME.manager())) {
      List<int[]> rows = new ArrayList<>(List.of(prompts));
      int[] begins = new int[prompts.length];
      for (int token = 0; token < tokens; token++) {
        float[][] logits = read(model, cache, rows, begins);
        for (int row = 0; row < prompts.length; row++) {
          float[] wanted = whole(model, rows.get(row));
          assertNear(wanted, logits[row]);
          assertEquals(best(wanted), best(logits[row]));
          begins[row] = rows.get(row).length;
          rows.set(row, continued(rows.get(row), begins[row], new int[] {best(wanted)}));
        }
      }
    }
  }

  private static float[] lastLogits(CausalLanguageModel model) {
    try (KeyValueCache cache = new KeyValueCache(Models.RUNTIME.manager())) {
      List<int[]> rows = List.of(sequence(model, 30, 1), sequence(model, 24, 2));
      read(model, cache, List.of(Arrays.copyOf(rows.get(0), 26), rows.get(1)), 0, 0);
      cache.forget(1, 20);
      return read(model, cache, rows, 26, 20)[1];
    }
  }

  /** The logits after the last token of each sequence, of which the cache holds the beginnings. */
  private static float[][] read(
      CausalLanguageModel model, KeyValueCache cache, List<int[]> rows, int... begins) {
    try (StepScope arrays = StepScope.open(Models.RUNTIME.manager())) {
      int[] counts = new int[begins.length];
      int width = 0;
      for (int row = 0; row < begins.length; row++) {
        counts[row] = rows.get(row).length - begins[row];
        width = Math.max(width, counts[row]);
      }
      long[] ids = new long[begins.length * width];
      long[] last = new long[begins.length];
      for (int row = 0; row < begins.length; row++) {
        for (int n = 0; n < counts[row]; n++) {
          ids[row * width + n] = rows.get(row)[begins[row] + n];
        }
        last[row] = (long) row * width + counts[row] - 1;
      }
      NDManager scope = arrays.manager();
      NDArray x = model.embed(scope.create(ids, new Shape(begins.length, width)));
      NDArray states = model.readOn(x, counts, cache).reshape(-1, model.config().hiddenSize());
      float[] flat = model.head(states.get(scope.create(last))).toFloatArray();
      int words = model.config().vocabularySize();
      float[][] logits = new float[begins.length][];
      for (int row = 0; row < begins.length; row++) {
        logits[row] = Arrays.copyOfRange(flat, row * words, (row + 1) * words);
      }
      return logits;
    }
  }

  /** The logits after the last token of a sequence that is read alone and at once. */
  private static float[] whole(CausalLanguageModel model, int[] ids) {
    try (StepScope arrays = StepScope.open(Models.RUNTIME.manager())) {
      NDManager scope = arrays.manager();
      Shape shape = new Shape(1, ids.length);
      long[] wide = Arrays.stream(ids).asLongStream().toArray();
      NDArray states = model.finalState(model.embed(scope.create(wide, shape)), scope.ones(shape));
      return model.head(states.get(":, -1")).toFloatArray();
    }
  }

  private static void assertNear(float[] wanted, float[] actual) {
    float largest = 0;
    for (float each : wanted) {
      largest = Math.max(largest, Math.abs(each));
    }
    assertArrayEquals(wanted, actual, (float) TOLERANCE * largest);
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int v = 1; v < logits.length; v++) {
      best = logits[v] > logits[best] ? v : best;
    }
    return best;
  }

  private static int[] continued(int[] ids, int from, int[] more) {
    int[] all = Arrays.copyOf(ids, from + more.length);
    System.arraycopy(more, 0, all, from, more.length);
    return all;
  }

  private static int[] sequence(CausalLanguageModel model, int length, int salt) {
    return new Random(SEED + salt).ints(length, 0, model.config().vocabularySize()).toArray();
  }
}
