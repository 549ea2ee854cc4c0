package org.leadlight.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.leadlight.transform.TokenBatch;

/**
 * The sequences of a step with the loss mask.
 *
 * @param tokens ids, attention and noise mask
 * @param lossMask l, boolean [B,T]
 * @param lossPositions positions with l' = 1
 */
public record Batch(TokenBatch tokens, NDArray lossMask, long lossPositions) {

  private static final int BUCKET = 8; // widths are multiples of this, so that few shapes occur

  /** Pads examples into a batch whose arrays the manager owns. */
  public static Batch of(NDManager manager, List<Example> examples) {
    int longest = examples.stream().mapToInt(Example::length).max().orElseThrow();
    int width = (longest + BUCKET - 1) / BUCKET * BUCKET;
    boolean[] loss = new boolean[examples.size() * width];
    for (int i = 0; i < examples.size(); i++) {
      boolean[] row = examples.get(i).loss();
      System.arraycopy(row, 0, loss, i * width, row.length);
    }
    TokenBatch tokens =
        TokenBatch.of(
            manager,
            examples.stream().map(Example::ids).toArray(int[][]::new),
            examples.stream().map(Example::noise).toArray(boolean[][]::new),
            examples.stream().mapToLong(Example::sequenceId).toArray(),
            width);
    return new Batch(
        tokens,
        manager.create(loss, new Shape(examples.size(), width)),
        tokens.positions(loss).length);
  }
}
