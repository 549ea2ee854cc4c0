package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network that scores every word from what was released; trained by {@link InverterTraining}. */
interface InverterNetwork extends AutoCloseable {

  /** The trained arrays in a fixed order. */
  List<NDArray> parameters();

  /**
   * Scores, on the tape where one is kept.
   *
   * @param states what the network reads, [B,T,k]: x~, or hidden states computed from it
   * @param release says which positions are transformed
   * @param words ids of the words that are scored, [C]; null for all, C = V
   * @return logits [N,C]
   */
  NDArray scores(NDArray states, Release release, @Nullable NDArray words);

  /** Frees the trained arrays. */
  @Override
  void close();
}
