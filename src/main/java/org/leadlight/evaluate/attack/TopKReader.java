package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.KeyValueCache;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.TokenBatch;

/**
 * Reads from left to right: of the ten nearest words e the one with the largest {@code -|y - e|^2 /
 * (2 s^2) + log p(e | what was guessed before)}, p being the frozen model's next-word probability.
 * Scores of the ten lie in (1, 2], those of the others are at most 0 and ordered by nearness.
 */
final class TopKReader implements Reader {

  static final int CANDIDATES = 10;

  private static final double LEAST_VARIANCE = 1e-6;

  private final NDManager manager;
  private final CausalLanguageModel base;
  private final NearestReader nearest;
  private final double variance;

  /**
   * A reader.
   *
   * @param manager owns what it keeps
   * @param base the frozen model
   * @param variance s^2, the mean square of the noise in a feature
   */
  TopKReader(NDManager manager, CausalLanguageModel base, double variance) {
    this.manager = manager;
    this.base = base;
    this.nearest = NearestReader.byDistance(manager, base.embeddingTable(), 1);
    this.variance = Math.max(variance, LEAST_VARIANCE);
  }

  @Override
  public NDArray scores(Release release) {
    float[][] near = rows(nearest.scores(release));
    Decoding decoding = new Decoding(release, near);
    try (KeyValueCache cache = new KeyValueCache(manager)) {
      for (int at = 0; at < release.batch().width(); at++) {
        decoding.step(at, cache);
      }
    }
    int vocabulary = near.length == 0 ? 1 : near[0].length;
    float[] flat = new float[near.length * vocabulary];
    for (int i = 0; i < near.length; i++) {
      System.arraycopy(near[i], 0, flat, i * vocabulary, vocabulary);
    }
    return release.xTilde().getManager().create(flat, new Shape(near.length, vocabulary));
  }

  private static float[][] rows(NDArray scores) {
    int rows = (int) scores.getShape().get(0);
    int columns = (int) scores.getShape().get(1);
    float[] flat = scores.toFloatArray();
    float[][] split = new float[rows][];
    for (int i = 0; i < rows; i++) {
      split[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
    }
    return split;
  }

  @Override
  public void close() {
    nearest.close();
  }

  /** One pass over a batch, position by position. */
  private final class Decoding {
    private final Release release;
    private final TokenBatch batch;
    private final float[][] scores; // nearness, replaced by the final scores row by row
    private final int[] rowOf; // of each position of [B*T], -1 where nothing was transformed
    private final int[] counts;
    private float[] expected = new float[0]; // log p of every word, [B*V]; none before the first

    Decoding(Release release, float[][] scores) {
      this.release = release;
      this.batch = release.batch();
      this.scores = scores;
      this.rowOf = new int[batch.size() * batch.width()];
      Arrays.fill(rowOf, -1);
      long[] positions = release.positions();
      for (int i = 0; i < positions.length; i++) {
        rowOf[(int) positions[i]] = i;
      }
      this.counts = new int[batch.size()];
      Arrays.fill(counts, 1);
    }

    /** Decides on the words at a position and reads on with them. */
    void step(int at, KeyValueCache cache) {
      long[] guesses = new long[batch.size()];
      boolean[] transformed = new boolean[batch.size()];
      for (int b = 0; b < batch.size(); b++) {
        int row = rowOf[b * batch.width() + at];
        transformed[b] = row >= 0;
        guesses[b] = row < 0 ? 0 : decide(scores[row], b);
      }
      try (StepScope scope = StepScope.open(manager)) {
        NDManager own = scope.manager();
        NDArray guessed = base.embed(own.create(guesses, new Shape(batch.size(), 1)));
        NDArray seen = release.xTilde().get(new NDIndex(":, {}:{}", at, at + 1));
        NDArray chosen = own.create(transformed, new Shape(batch.size(), 1, 1));
        NDArray x = NDArrays.where(chosen.broadcast(seen.getShape()), guessed, seen);
        NDArray states = base.readOn(x, counts, cache);
        expected = base.head(states.reshape(batch.size(), -1)).logSoftmax(1).toFloatArray();
      }
    }

    /** The word chosen from a row's nearness; the row then holds the final scores. */
    private int decide(float[] near, int b) {
      int[] best = largest(near);
      double[] joint = new double[best.length];
      for (int i = 0; i < best.length; i++) {
        double prior = expected.length == 0 ? 0 : expected[b * near.length + best[i]];
        joint[i] = near[best[i]] / variance + prior;
      }
      double top = Arrays.stream(joint).max().orElseThrow();
      float most = near[best[0]];
      for (int v = 0; v < near.length; v++) {
        near[v] -= most;
      }
      int chosen = best[0];
      for (int i = 0; i < best.length; i++) {
        near[best[i]] = (float) (1 + 1 / (1 + top - joint[i]));
        chosen = joint[i] == top ? best[i] : chosen;
      }
      return chosen;
    }
  }

  /** The ids of the largest numbers, the largest first; of equal ones the smaller id. */
  private static int[] largest(float[] numbers) {
    int[] best = new int[Math.min(CANDIDATES, numbers.length)];
    int count = 0;
    for (int v = 0; v < numbers.length; v++) {
      if (count == best.length && numbers[v] <= numbers[best[count - 1]]) {
        continue;
      }
      int at = count < best.length ? count++ : count - 1;
      while (at > 0 && numbers[best[at - 1]] < numbers[v]) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = v;
    }
    return best;
  }
}
