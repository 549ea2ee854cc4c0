package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.leadlight.format.ModelConfig;

/**
 * A frozen decoder-only language model that takes embeddings instead of ids.
 *
 * <p>B sequences of T positions, embedding width d, vocabulary V. Right padding only: attention is
 * causal, so a real position never sees a filler behind it, and fillers may hold anything finite.
 * Every result is attached to the manager of the array passed in, and carries a tape when that
 * array does; no gradient to a weight is ever formed. Everything is computed in float32.
 */
public interface CausalLanguageModel extends AutoCloseable {

  /** The sizes and switches of the model. */
  ModelConfig config();

  /** Decoder layers, L. */
  default int layers() {
    return config().layers();
  }

  /** The input-embedding table E, [V,d]; owned by the model, never requires a gradient. */
  NDArray embeddingTable();

  /**
   * Looks up embeddings: x = E[ids].
   *
   * @param ids int64 [B,T], each in 0..V-1 (not checked here, see {@link #checkIds})
   * @return x [B,T,d], owned by the manager of {@code ids}
   */
  NDArray embed(NDArray ids);

  /**
   * Runs the decoder up to one layer and no further.
   *
   * @param x embeddings [B,T,d]
   * @param attentionMask [B,T], non-zero at real positions; fillers only at the right
   * @param lastLayer index 0..L-1 of the last layer to run
   * @return the output of that layer after its residual addition, before the final norm, [B,T,d]
   * @throws IllegalArgumentException when the index is outside 0..L-1
   */
  NDArray hidden(NDArray x, NDArray attentionMask, int lastLayer);

  /**
   * Runs all layers and the final norm.
   *
   * @param x embeddings [B,T,d]
   * @param attentionMask [B,T], non-zero at real positions; fillers only at the right
   * @return the state that the head reads, [B,T,d]
   */
  NDArray finalState(NDArray x, NDArray attentionMask);

  /**
   * Runs all layers and the final norm over positions that follow those of a cache, each sequence
   * going on from where it stopped. The states are those of {@link #finalState} but for their last
   * bits, because products of other shapes add in another order. Keeps no tape.
   *
   * @param x embeddings of the next tokens, [B,N,d]; fillers only at the right
   * @param counts real tokens of each sequence, [B], 1 to N
   * @param cache what was read before, of the same B sequences or nothing; now holds these too. One
   *     whose pass failed can only be closed
   * @return the state that the head reads, [B,N,d]
   * @throws IllegalArgumentException when a sequence outgrows the model's context
   */
  NDArray readOn(NDArray x, int[] counts, KeyValueCache cache);

  /**
   * The scores of all words.
   *
   * @param states any gathered rows of {@link #finalState}, [...,d]
   * @return logits [...,V]
   */
  NDArray head(NDArray states);

  /**
   * Refuses ids the model has no embedding for; the check to make before {@link #embed} where ids
   * come from outside.
   *
   * @param ids token ids
   * @throws org.leadlight.run.UserMistakeException naming the first id outside 0..V-1
   */
  default void checkIds(int[] ids) {
    TokenIds.check(ids, config().vocabularySize());
  }

  /** Frees the weights. */
  @Override
  void close();
}
