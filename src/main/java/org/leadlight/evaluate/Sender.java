package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import org.leadlight.transform.TokenBatch;

/** What makes of a batch what leaves the device. */
@FunctionalInterface
public interface Sender {

  /**
   * Sends a batch.
   *
   * @param batch what is sent; its manager owns the result
   * @param step keys the noise
   */
  Sent send(TokenBatch batch, long step);

  /**
   * What was sent.
   *
   * @param x clean embeddings [B,T,d]
   * @param xTilde what left, [B,T,d]
   */
  record Sent(NDArray x, NDArray xTilde) {}
}
