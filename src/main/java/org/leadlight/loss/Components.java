package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import org.leadlight.run.SimilarityMode;
import org.leadlight.tensor.Scalars;

/**
 * The loss components, one function each ({@code mathematics.md} 6). Every function takes rows that
 * were selected before, N >= 1, and returns a scalar of shape [], unweighted.
 */
public final class Components {

  private static final double HALF_LOG_TWO_PI_E = 0.5 * Math.log(2 * Math.PI * Math.E);

  private Components() {}

  /**
   * {@code std_log_ratio_loss} = log(smax / mean(sigma)), in [0, log(smax/smin)], 0 with the noise
   * at its maximum. Its gradient is that of -log(mean sigma): a few loud positions can satisfy it.
   *
   * @param sigma [N,d]
   * @param maximum smax
   */
  public static NDArray stdLogRatio(NDArray sigma, double maximum) {
    return Scalars.plus(sigma.mean().log().neg(), Math.log(maximum));
  }

  /**
   * {@code input_embedding_similarity_loss} = mean of f(cos(x, x~)), in [0,1] ({@code RAW}:
   * [-1,1]). NORMALIZED and RAW are lowest at cos = -1, where flipping the sign gives the token
   * away.
   *
   * @param x clean embeddings [N,d]
   * @param xTilde noisy embeddings [N,d]
   * @param mode f
   */
  public static NDArray inputEmbeddingSimilarity(NDArray x, NDArray xTilde, SimilarityMode mode) {
    NDArray c = Rows.cosine(x, xTilde);
    return switch (mode) {
      case NORMALIZED -> Scalars.times(Scalars.plus(c, 1), 0.5).mean();
      case ABSOLUTE -> c.abs().mean();
      case SQUARED -> c.square().mean();
      case RAW -> c.mean();
    };
  }

  /**
   * {@code distillation_layer_cosine_distance_loss} = mean of (1 - cos(h~, h)) / 2, in [0,1]: equal
   * 0, orthogonal 0.5, opposite 1.
   *
   * @param hTilde the student's activation [N,K]
   * @param h the teacher's [N,K]
   */
  public static NDArray cosineDistance(NDArray hTilde, NDArray h) {
    return Scalars.plus(Scalars.times(Rows.cosine(hTilde, h), -0.5), 0.5).mean();
  }

  /**
   * {@code distillation_layer_l2_distance_loss} = mean of |h~ - h| / max(|h|, 1e-8), in [0, inf), 0
   * when equal.
   *
   * @param hTilde the student's activation [N,K]
   * @param h the teacher's [N,K]
   */
  public static NDArray l2Distance(NDArray hTilde, NDArray h) {
    return Rows.relativeDistance(hTilde, h).mean();
  }

  /**
   * {@code inverse_l2_power_law_catalyst_loss} = mean of (1 + |x~ - x| / c)^(-p), in (0,1], 1 at x~
   * = x and 0.5 at |x~ - x| = c with p = 1.
   *
   * @param x clean embeddings [N,d]
   * @param xTilde noisy embeddings [N,d]
   * @param characteristicLength c
   * @param exponentOfDecay p
   */
  public static NDArray inverseL2PowerLawCatalyst(
      NDArray x, NDArray xTilde, double characteristicLength, double exponentOfDecay) {
    NDArray distance = Scalars.times(Rows.norm(xTilde.sub(x)), 1 / characteristicLength);
    return Scalars.times(Scalars.plus(distance, 1).log(), -exponentOfDecay).exp().mean();
  }

  /**
   * {@code gaussian_entropy_log_loss} = mean of -log(sigma) - log(2 pi e) / 2, in nats: the
   * negative entropy of the noise per feature. With the log inside, loud positions cannot pay for
   * quiet ones.
   *
   * @param sigma [N,d]
   */
  public static NDArray gaussianEntropyLog(NDArray sigma) {
    return Scalars.plus(sigma.log().mean().neg(), -HALF_LOG_TWO_PI_E);
  }
}
