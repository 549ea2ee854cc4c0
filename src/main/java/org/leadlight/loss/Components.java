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

  /**
   * {@code distillation_cross_entropy_loss} = mean of -sum_v P_v log Q_v with P = softmax(z) and Q
   * = softmax(z~), in [H(P), inf), lowest at Q = P.
   *
   * @param zTilde the student's logits z~ [N,V]
   * @param z the teacher's logits [N,V]
   */
  public static NDArray crossEntropy(NDArray zTilde, NDArray z) {
    return z.softmax(1).mul(zTilde.logSoftmax(1)).sum(new int[] {1}).mean().neg();
  }

  /**
   * {@code distillation_kl_divergence} = mean of sum_v P_v (log P_v - log Q_v), in [0, inf), 0 at Q
   * = P; computed directly, because the difference of two means would lose its digits near 0.
   *
   * @param zTilde the student's logits [N,V]
   * @param z the teacher's logits [N,V]
   */
  public static NDArray klDivergence(NDArray zTilde, NDArray z) {
    NDArray logRatio = z.logSoftmax(1).sub(zTilde.logSoftmax(1));
    return z.softmax(1).mul(logRatio).sum(new int[] {1}).mean();
  }

  /**
   * {@code absolute_cosine_similarity_penalty} = mean of |cos(x, x~)|, in [0,1], 0 at a right
   * angle.
   *
   * @param x clean embeddings [N,d]
   * @param xTilde noisy embeddings [N,d]
   */
  public static NDArray absoluteCosineSimilarity(NDArray x, NDArray xTilde) {
    return inputEmbeddingSimilarity(x, xTilde, SimilarityMode.ABSOLUTE);
  }

  /**
   * {@code median_norm_penalty} = mean of | |x + mu| - median |, in [0, inf), 0 at the usual norm.
   * Without a mean it is a constant of the tokens.
   *
   * @param centre x + mu [N,d]
   * @param median median of the row norms of E without its all-zero rows
   */
  public static NDArray medianNorm(NDArray centre, double median) {
    return Scalars.minus(Rows.norm(centre), median).abs().mean();
  }

  /**
   * Squared distance from the noisy embeddings of one half to the noise of the other, in units of
   * its sigma: mean over pairs (i, l) of sum_j ((x~_i - x_l - mu_l) / sigma_l)^2 / d ({@code
   * mathematics.md} 7). 1 when both halves hold the same tokens; huge at a small sigma.
   *
   * @param xTilde noisy embeddings [N,d]
   * @param centre x + mu [N,d]
   * @param sigma standard deviations [N,d]
   * @param order from i to l
   */
  public static NDArray squaredDistance(
      NDArray xTilde, NDArray centre, NDArray sigma, SequencePairs.Order order) {
    NDArray apart = Rows.at(xTilde, order.from()).sub(Rows.at(centre, order.to())); // [P,d]
    return apart.div(Rows.at(sigma, order.to())).square().mean();
  }

  /**
   * By how much the noise of one half is wider than that of the other: mean over pairs (i, l) of
   * sum_j 2 (log sigma_l - log sigma_i) / d ({@code mathematics.md} 7). Both orders add up to 0.
   *
   * @param sigma standard deviations [N,d]
   * @param order from i to l
   */
  public static NDArray logDeviationRatio(NDArray sigma, SequencePairs.Order order) {
    NDArray logs = sigma.log();
    return Scalars.times(
        Rows.at(logs, order.to()).mean().sub(Rows.at(logs, order.from()).mean()), 2);
  }

  /**
   * {@code mutual_information_loss} = the CLUB bound (ratio + distance - 1) / 2 per feature,
   * averaged over both orders of two halves of the batch, in R ({@code mathematics.md} 7). The
   * ratios cancel; 0 when both halves hold the same tokens.
   *
   * @param xTilde noisy embeddings [N,d]
   * @param centre x + mu [N,d]
   * @param sigma standard deviations [N,d]
   * @param pairs at least one
   */
  public static NDArray mutualInformation(
      NDArray xTilde, NDArray centre, NDArray sigma, SequencePairs pairs) {
    NDArray both =
        squaredDistance(xTilde, centre, sigma, pairs.forth())
            .add(squaredDistance(xTilde, centre, sigma, pairs.back()));
    return Scalars.plus(Scalars.times(both, 0.25), -0.5);
  }
}
