package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.TokenBatch;

/** First and second moments of pairs (y, x), summed in float64 batch by batch. */
final class CrossMoments implements AutoCloseable {

  private static final int BATCH = 16; // conversations

  private final NDManager manager;
  private final NDArray sumY; // [1,k]
  private final NDArray sumX; // [1,d]
  private final NDArray squares; // Y^T Y, [k,k]
  private final NDArray products; // Y^T X, [k,d]
  private long count;

  /** No pair yet. */
  CrossMoments(NDManager base, long k, long d) {
    this.manager = base.newSubManager();
    this.sumY = manager.zeros(new Shape(1, k), DataType.FLOAT64);
    this.sumX = manager.zeros(new Shape(1, d), DataType.FLOAT64);
    this.squares = manager.zeros(new Shape(k, k), DataType.FLOAT64);
    this.products = manager.zeros(new Shape(k, d), DataType.FLOAT64);
  }

  /** Adds pairs, [N,k] and [N,d]. */
  void add(NDArray y, NDArray x) {
    try (StepScope scope = StepScope.open(manager)) {
      NDArray exactY = y.toType(DataType.FLOAT64, true);
      NDArray exactX = x.toType(DataType.FLOAT64, true);
      NDArray transposed = exactY.transpose();
      sumY.addi(exactY.sum(new int[] {0}, true));
      sumX.addi(exactX.sum(new int[] {0}, true));
      squares.addi(transposed.matMul(exactY));
      products.addi(transposed.matMul(exactX));
    }
    count += y.getShape().get(0);
  }

  /**
   * Adds what is read of one release of conversations, with the embeddings of their words.
   *
   * @param lesson releases them, and is told how far it is
   * @param examples of the lesson
   * @param number which release
   * @param states what is read of a release
   * @param base gives the embeddings
   * @param share of the lesson's work that this is
   */
  void add(
      Lesson lesson,
      List<Example> examples,
      int number,
      ReleasedStates states,
      CausalLanguageModel base,
      double share) {
    for (int from = 0; from < examples.size(); from += BATCH) {
      lesson.progress().at(share * from / examples.size());
      int to = Math.min(examples.size(), from + BATCH);
      try (StepScope scope = StepScope.open(manager)) {
        TokenBatch batch = AttackBatches.of(scope.manager(), examples.subList(from, to));
        Release release = lesson.channel().release(batch, lesson.draw(number));
        if (release.positions().length > 0) {
          add(release.at(states.of(release)), release.at(base.embed(batch.ids())));
        }
      }
    }
  }

  /** Pairs added. */
  long count() {
    return count;
  }

  /**
   * The affine map of least squares, x = y W + c, whose W is held small: {@code W = (C_yy + l I)^-1
   * C_yx} with covariances C and l a multiple of the mean variance of y.
   *
   * @param share that multiple, above 0
   * @param owner of the result
   */
  AffineMap ridge(double share, NDManager owner) {
    try (StepScope scope = StepScope.open(owner)) {
      NDArray meanY = Scalars.over(sumY, count);
      NDArray meanX = Scalars.over(sumX, count);
      NDArray yy = Scalars.over(squares, count).sub(meanY.transpose().matMul(meanY));
      NDArray yx = Scalars.over(products, count).sub(meanY.transpose().matMul(meanX));
      long k = yy.getShape().get(0);
      NDArray eye = scope.manager().eye((int) k, (int) k, 0, DataType.FLOAT64);
      double mean = yy.mul(eye).sum().getDouble() / k;
      NDArray weights =
          yy.add(Scalars.times(eye, Math.max(share * mean, 1e-12))).inverse().matMul(yx);
      NDArray offset = meanX.sub(meanY.matMul(weights));
      return new AffineMap(
          scope.keep(weights.toType(DataType.FLOAT32, true), owner),
          scope.keep(offset.toType(DataType.FLOAT32, true), owner));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
