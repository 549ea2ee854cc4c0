package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A network that scores every word from what was released; trained by {@link InverterTraining}. */
interface InverterNetwork extends AutoCloseable {

  /** The trained arrays in a fixed order. */
  List<NDArray> parameters();

  /**
   * Scores, on the tape where one is kept.
   *
   * @param states what the network reads, [B,T,k]: x~, or hidden states computed from it
   * @param release says which positions are transformed
   * @return logits [N,V]
   */
  NDArray scores(NDArray states, Release release);

  /** Frees the trained arrays. */
  @Override
  void close();
}
