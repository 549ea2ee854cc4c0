package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;

/** What a white-box reader knows: the law of what is released for any words in their context. */
public interface GaussianKnowledge {

  /**
   * The law of the release of clean embeddings in their context; causal: position t depends on
   * those up to t alone.
   *
   * @param x clean embeddings [B,T,d]
   */
  Moments moments(NDArray x);

  /**
   * A Gaussian law with independent features.
   *
   * @param mean x + mu, [B,T,d]
   * @param sigma standard deviations above 0, [B,T,d]
   */
  record Moments(NDArray mean, NDArray sigma) {}
}
