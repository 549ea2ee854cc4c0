package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.Arrays;
import org.leadlight.transform.TokenBatch;

/**
 * What left for a batch of prompts. Its arrays belong to the manager of the batch.
 *
 * @param batch the prompts; a reader finds the ids of transformed tokens blanked (0) in it
 * @param xTilde what was released, [B,T,d]; clean where n' = 0
 */
public record Release(TokenBatch batch, NDArray xTilde) {

  /** Positions of the transformed tokens as indices into [B*T], N of them. */
  public long[] positions() {
    return batch.noisePositions();
  }

  /** The embeddings of the transformed tokens, [N,d] in the order of {@link #positions}. */
  public NDArray rows() {
    return at(xTilde);
  }

  /** The rows of an array [B,T,k] at the transformed tokens, [N,k]. */
  public NDArray at(NDArray states) {
    NDArray index = states.getManager().create(positions());
    return Embedding.embedding(
            index, states.reshape(-1, states.getShape().get(2)), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  /** The ids of the transformed tokens, N of them; all 0 where they were blanked. */
  public long[] truth() {
    long[] ids = batch.ids().toLongArray();
    return Arrays.stream(positions()).map(at -> ids[(int) at]).toArray();
  }

  /** The same without the ids of the transformed tokens: what a reader gets. */
  Release blinded() {
    long[] ids = batch.ids().toLongArray();
    for (long at : positions()) {
      ids[(int) at] = 0;
    }
    TokenBatch blank =
        new TokenBatch(
            xTilde.getManager().create(ids, new Shape(batch.size(), batch.width())),
            batch.attentionMask(),
            batch.noiseMask(),
            batch.noise(),
            batch.sequenceIds(),
            batch.lengths());
    return new Release(blank, xTilde);
  }
}
