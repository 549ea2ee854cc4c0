package org.leadlight.transform;

import ai.djl.ndarray.NDArray;

/** Hears of the passes of a {@link NoiseMaskedNoisyTransformerModel}. */
public interface Passes {

  /**
   * The clean pass was made.
   *
   * @param batch what was passed
   * @param h the teacher's activation at the distillation point, [B,T,d], without tape
   */
  void clean(TokenBatch batch, NDArray h);

  /**
   * The noisy pass was made.
   *
   * @param batch what was passed
   * @param embeddings what the transform made of it, with tape
   * @param hTilde the student's activation at the distillation point, [B,T,d], with tape
   */
  void noisy(TokenBatch batch, NoisyEmbeddings embeddings, NDArray hTilde);
}
