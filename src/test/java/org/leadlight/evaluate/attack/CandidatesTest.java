package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.tensor.StepScope;

/** The oracle is the whole softmax: its normaliser, summed over every word. */
final class CandidatesTest {

  private static final int VOCABULARY = 50;
  private static final long[] WORDS = {7, 3, 7, 49};

  @Test
  void theTrueWordsAreThereOnceAndNobodyTwice() {
    long[] ids = draw(0, 10);
    assertEquals(13, ids.length);
    assertEquals(13, LongStream.of(ids).distinct().count());
    assertArrayEquals(new long[] {3, 7, 49}, Arrays.copyOf(ids, 3));
  }

  @Test
  void whereAllWordsAreCandidatesNothingIsCorrected() {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      Candidates all =
          Candidates.of(scope.manager(), WORDS, VOCABULARY, 999, new SplittableRandom(0));
      long[] sorted = all.ids().toLongArray();
      Arrays.sort(sorted);
      assertArrayEquals(LongStream.range(0, VOCABULARY).toArray(), sorted);
      assertArrayEquals(new float[VOCABULARY], all.correction().toFloatArray());
      long[] ids = all.ids().toLongArray();
      long[] named =
          Arrays.stream(all.truth().toLongArray()).map(place -> ids[(int) place]).toArray();
      assertArrayEquals(WORDS, named);
    }
  }

  @Test
  void theNormaliserIsEstimatedWithoutBias() {
    double[] score = new SplittableRandom(5).doubles(VOCABULARY, -2, 2).toArray();
    double exact = Arrays.stream(score).map(Math::exp).sum();
    double sum = 0;
    int draws = 4000;
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      for (int seed = 0; seed < draws; seed++) {
        Candidates some =
            Candidates.of(scope.manager(), WORDS, VOCABULARY, 10, new SplittableRandom(seed));
        long[] ids = some.ids().toLongArray();
        float[] correction = some.correction().toFloatArray();
        for (int i = 0; i < ids.length; i++) {
          sum += Math.exp(score[(int) ids[i]] + correction[i]);
        }
      }
    }
    assertEquals(exact, sum / draws, 0.01 * exact); // standard error 0.4 %
  }

  private static long[] draw(long seed, int others) {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      return Candidates.of(scope.manager(), WORDS, VOCABULARY, others, new SplittableRandom(seed))
          .ids()
          .toLongArray();
    }
  }
}
