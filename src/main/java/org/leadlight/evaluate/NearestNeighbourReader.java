package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

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
        NDArray chunk = embeddings.get(new NDIndex("{}:{}", from, to));
        chunk.attach(scope);
        NDArray scores = chunk.matMul(transposed).sub(halfSquares);
        System.arraycopy(scores.argMax(1).toLongArray(), 0, named, from, to - from);
      }
    }
    return named;
  }

  @Override
  public void close() {
    transposed.close();
    halfSquares.close();
  }
}
