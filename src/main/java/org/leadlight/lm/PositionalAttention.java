package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import org.leadlight.tensor.Aten;

/** Attention of one layer that knows where its positions stand and what each of them may see. */
public interface PositionalAttention {

  /**
   * Turns queries or keys by the angles of their positions and puts the heads first.
   *
   * @param aten the tensor functions
   * @param heads [B,T,H,h]
   * @return [B,H,T,h], owned by the manager of {@code heads}
   */
  NDArray turned(Aten aten, NDArray heads);

  /**
   * softmax(Q K^T / sqrt(h)) V over what each position may see.
   *
   * @param aten the tensor functions
   * @param query turned, [B,H,T,h]
   * @param key turned, [B,G,T,h]
   * @param value [B,G,T,h]
   * @return [B,H,T,h], owned by the manager of {@code query}
   */
  NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value);
}
