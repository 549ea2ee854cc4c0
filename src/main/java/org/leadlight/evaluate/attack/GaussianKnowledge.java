package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

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
   * An empty prefix: the law of whatever word comes next.
   *
   * @param manager what is kept is made under it and freed when the prefix is closed
   */
  Prefix prefix(NDManager manager);

  /** One sequence so far, whose next position is tried with many words at once. */
  interface Prefix extends AutoCloseable {

    /**
     * The law of the next release for each of C candidates: the last position of {@link #moments}
     * of the prefix with that candidate at its end.
     *
     * @param candidates clean embeddings [C,d]; their manager owns the result
     * @return mean and sigma, each [C,d]
     */
    Moments next(NDArray candidates);

    /**
     * Makes one of the candidates that were tried last the next position.
     *
     * @param candidate its place, in [0, C)
     */
    void take(int candidate);

    @Override
    void close();
  }

  /**
   * A Gaussian law with independent features.
   *
   * @param mean x + mu, [B,T,d] or [C,d]
   * @param sigma standard deviations above 0, of the same shape
   */
  record Moments(NDArray mean, NDArray sigma) {}
}
