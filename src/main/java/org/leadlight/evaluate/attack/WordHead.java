package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.EmbeddingStatistics;

/**
 * The last part of an inverter: {@code logits = (A z) E'^T + q Q^T + f W^T + b} with E' = E /
 * rms(E), z the released embedding with each feature over its usual size, q = (z^2 - 1, log z^2)
 * and f what the network made of z and q. Squares, because the likelihood of Gaussian noise whose
 * standard deviation hangs on the word is linear in z and z^2. At its start it is the Bayes reader
 * of noise of the variances that were measured: A = diag(a), Q = W = 0, b = log prior - sum e^2 /
 * (2 s^2).
 */
final class WordHead {

  private static final double LEAST_VARIANCE = 0.25; // of clean releases, times rms(E)^2
  private static final double LEAST_SQUARE = 1e-4;
  private static final double MOST_SQUARE = 20;

  private final Aten aten;
  private final NDArray table; // E', [V,d]
  private final NDArray size; // [d]
  private final NDArray direct; // A, [d,d]
  private final NDArray quadratic; // Q, [V,2d]
  private final NDArray free; // W, [V,h]
  private final NDArray bias; // b, [V,1]

  /**
   * A head at its start.
   *
   * @param aten the tensor functions
   * @param base gives E
   * @param parameters makes the arrays
   * @param survey what was measured of the attacker's own releases
   * @param width h
   */
  WordHead(
      Aten aten,
      CausalLanguageModel base,
      NetworkParameters parameters,
      ReleaseSurvey survey,
      int width) {
    this.aten = aten;
    double rms = EmbeddingStatistics.of(base.embeddingTable()).rms();
    try (NDArray own = base.embeddingTable().duplicate()) {
      own.attach(parameters.manager());
      this.table = Scalars.over(own, rms);
    }
    int d = (int) table.getShape().get(1);
    float[] diagonal = new float[d];
    float[] precision = new float[d]; // rms(E)^2 / s^2
    for (int j = 0; j < d; j++) {
      double variance = Math.max(survey.variances()[j], rms * rms * LEAST_VARIANCE);
      diagonal[j] = (float) (survey.size()[j] * rms / variance);
      precision[j] = (float) (rms * rms / variance);
    }
    this.size = parameters.manager().create(survey.size());
    this.direct = parameters.diagonal(diagonal);
    this.quadratic = parameters.filled(0, table.getShape().get(0), 2L * d);
    this.free = parameters.filled(0, table.getShape().get(0), width);
    this.bias = parameters.column(start(survey.logPrior(), precision));
  }

  private float[] start(double[] logPrior, float[] precision) {
    try (StepScope scope = StepScope.open(table.getManager())) {
      NDArray weights = scope.manager().create(precision, new Shape(precision.length, 1));
      float[] start = table.square().matMul(weights).toFloatArray();
      for (int i = 0; i < start.length; i++) {
        start[i] = (float) (logPrior[i] - start[i] / 2);
      }
      return start;
    }
  }

  /** Released embeddings with each feature over its usual size, [...,d]. */
  NDArray scaled(NDArray released) {
    return released.div(size);
  }

  /** q of scaled releases, [...,2d]. */
  static NDArray squares(NDArray z) {
    NDArray square = z.mul(z);
    NDArray logarithm = Scalars.times(Scalars.plus(square, LEAST_SQUARE).log(), 0.25);
    return Scalars.minus(Scalars.atMost(square, MOST_SQUARE), 1).concat(logarithm, -1);
  }

  /**
   * The logits of words.
   *
   * @param z scaled releases [N,d]
   * @param squares q of them, [N,2d]
   * @param features f, [N,h]
   * @param words ids of the words that are scored, [C]; null for all, C = V
   * @return [N,C]
   */
  NDArray logits(NDArray z, NDArray squares, NDArray features, @Nullable NDArray words) {
    NDArray tied = aten.linear(aten.linear(z, direct, null), of(words, table), null);
    NDArray squared = aten.linear(squares, of(words, quadratic), null);
    NDArray learned = aten.linear(features, of(words, free), null);
    return tied.add(squared).add(learned).add(of(words, bias).reshape(1, -1));
  }

  /** The rows of some words. */
  private static NDArray of(@Nullable NDArray words, NDArray rows) {
    return words == null
        ? rows
        : Embedding.embedding(words, rows, SparseFormat.DENSE).singletonOrThrow();
  }
}
