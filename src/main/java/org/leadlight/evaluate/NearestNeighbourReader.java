package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * The reader who names, for each embedding that left, the word whose embedding is nearest (L2): for
 * fixed y the nearest row e of E has the largest {@code <y, e> - |e|^2 / 2}.
 */
public final class NearestNeighbourReader implements AutoCloseable {

  private static final int CHUNK = 512; // rows at a time: bounds the [CHUNK, V] table of scores

  private final NDArray transposed; // [d,V]
  private final NDArray halfSquares; // [1,V]

  /**
   * A reader who knows the embedding table.
   *
   * @param manager owns what the reader keeps
   * @param embeddingTable E, [V,d]
   */
  public NearestNeighbourReader(NDManager manager, NDArray embeddingTable) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray table = embeddingTable.duplicate();
      table.attach(scope);
      transposed = table.transpose().duplicate();
      transposed.attach(manager);
      halfSquares = table.square().sum(new int[] {1}, true).transpose().mul(0.5f);
      halfSquares.attach(manager);
    }
  }

  /**
   * The token named for each embedding.
   *
   * @param embeddings [N,d]
   * @return N token ids
   */
  public long[] read(NDArray embeddings) {
    int rows = (int) embeddings.getShape().get(0);
    long[] named = new long[rows];
    for (int from = 0; from < rows; from += CHUNK) {
      int to = Math.min(rows, from + CHUNK);
      try (NDManager scope = embeddings.getManager().newSubManager()) {
        NDArray scores = scores(scope, embeddings, from, to);
        System.arraycopy(scores.argMax(1).toLongArray(), 0, named, from, to - from);
      }
    }
    return named;
  }

  /**
   * The token named for each embedding, with the rank of the true one.
   *
   * @param embeddings [N,d]
   * @param truth the N token ids that the embeddings were made of
   */
  public Reading read(NDArray embeddings, long[] truth) {
    long[] named = new long[truth.length];
    int[] ranks = new int[truth.length];
    for (int from = 0; from < truth.length; from += CHUNK) {
      int to = Math.min(truth.length, from + CHUNK);
      try (NDManager scope = embeddings.getManager().newSubManager()) {
        NDArray scores = scores(scope, embeddings, from, to);
        NDArray wanted =
            scope.create(Arrays.copyOfRange(truth, from, to), new Shape(to - from, 1)); // [n,1]
        System.arraycopy(scores.argMax(1).toLongArray(), 0, named, from, to - from);
        long[] ahead = ahead(scores, wanted).toLongArray();
        for (int i = from; i < to; i++) {
          ranks[i] = 1 + (int) ahead[i - from];
        }
      }
    }
    return new Reading(named, ranks);
  }

  /**
   * What the reader makes of embeddings.
   *
   * @param named the nearest token of each
   * @param ranks of the true token of each among all by nearness, 1 for the nearest; of tokens
   *     equally near the one with the smaller id comes first
   */
  public record Reading(long[] named, int[] ranks) {}

  private NDArray scores(NDManager scope, NDArray embeddings, int from, int to) {
    NDArray chunk = embeddings.get(new NDIndex("{}:{}", from, to));
    chunk.attach(scope);
    return chunk.matMul(transposed).sub(halfSquares); // [n,V]
  }

  /** How many tokens are nearer than the wanted one, [n]. */
  private static NDArray ahead(NDArray scores, NDArray wanted) {
    NDManager scope = scores.getManager();
    NDArray own = scores.gather(wanted, 1); // [n,1]
    NDArray ids = scope.arange(0, (int) scores.getShape().get(1), 1, DataType.INT64);
    NDArray tied = scores.eq(own).logicalAnd(ids.reshape(1, -1).lt(wanted));
    return scores.gt(own).logicalOr(tied).toType(DataType.INT64, false).sum(new int[] {1});
  }

  @Override
  public void close() {
    transposed.close();
    halfSquares.close();
  }
}
