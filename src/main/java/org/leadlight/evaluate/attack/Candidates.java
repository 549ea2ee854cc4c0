package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The words whose scores a step of training computes: those that are true somewhere in the batch,
 * and some of the others, drawn evenly, each of which stands for as many as were left out (sampled
 * softmax, Jean et al., 2015, with the proposal of Bengio and Senecal's importance sampling: the
 * sum of the exponentials is estimated without bias).
 *
 * @param ids the words, each once, [C]
 * @param correction what is added to their scores, log of how many words each stands for, [C]
 * @param truth where the true word of each transformed token is among them, [N,1]
 */
record Candidates(NDArray ids, NDArray correction, NDArray truth) {

  /**
   * Draws candidates.
   *
   * @param manager owns the arrays
   * @param words the true words, at least one
   * @param vocabulary V
   * @param others how many words that are true nowhere are drawn at most
   * @param random draws them
   */
  static Candidates of(
      NDManager manager, long[] words, int vocabulary, int others, SplittableRandom random) {
    long[] truths = Arrays.stream(words).distinct().sorted().toArray();
    int[] rest = rest(truths, vocabulary);
    int drawn = Math.min(others, rest.length);
    for (int i = 0; i < drawn; i++) {
      int other = random.nextInt(i, rest.length);
      int kept = rest[i];
      rest[i] = rest[other];
      rest[other] = kept;
    }
    long[] ids = Arrays.copyOf(truths, truths.length + drawn);
    float[] correction = new float[ids.length];
    for (int i = 0; i < drawn; i++) {
      ids[truths.length + i] = rest[i];
      correction[truths.length + i] = (float) Math.log((double) rest.length / drawn);
    }
    long[] places = Arrays.stream(words).map(word -> Arrays.binarySearch(truths, word)).toArray();
    return new Candidates(
        manager.create(ids),
        manager.create(correction),
        manager.create(places, new Shape(places.length, 1)));
  }

  private static int[] rest(long[] sorted, int vocabulary) {
    int[] rest = new int[vocabulary - sorted.length];
    int count = 0;
    for (int word = 0, next = 0; word < vocabulary; word++) {
      if (next < sorted.length && sorted[next] == word) {
        next++;
      } else {
        rest[count++] = word;
      }
    }
    return rest;
  }
}
