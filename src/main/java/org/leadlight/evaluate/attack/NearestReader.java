package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;

/** Scores every word by how near its embedding is: an affine map of x~. */
final class NearestReader implements Reader {

  private final NDArray weights; // [d,V]
  private final NDArray offsets; // [1,V]

  private NearestReader(NDArray weights, NDArray offsets) {
    this.weights = weights;
    this.offsets = offsets;
  }

  /**
   * By L2 distance: for fixed y the nearest row e of E has the largest {@code <y, e> - |e|^2 / 2}.
   *
   * @param owner frees what the reader keeps, unless it is closed before
   * @param table E, [V,d]
   * @param factor multiplies y first; -1 reads what was flipped
   */
  static NearestReader byDistance(NDManager owner, NDArray table, double factor) {
    try (StepScope scope = StepScope.open(owner)) {
      NDArray own = copy(scope, table);
      NDArray squares = own.square().sum(new int[] {1}, true).transpose();
      return new NearestReader(
          scope.keep(Scalars.times(own.transpose().duplicate(), factor), owner),
          scope.keep(Scalars.times(squares, -0.5), owner));
    }
  }

  /** By cosine: the row of the most similar direction. */
  static NearestReader byCosine(NDManager owner, NDArray table) {
    try (StepScope scope = StepScope.open(owner)) {
      NDArray own = copy(scope, table);
      NDArray norms = Scalars.atLeast(own.square().sum(new int[] {1}, true).sqrt(), 1e-8);
      NDArray weights = own.div(norms).transpose().duplicate();
      return new NearestReader(
          scope.keep(weights, owner),
          scope.keep(weights.sum(new int[] {0}, true).zerosLike(), owner));
    }
  }

  private static NDArray copy(StepScope scope, NDArray table) {
    NDArray own = table.duplicate();
    own.attach(scope.manager());
    return own;
  }

  @Override
  public NDArray scores(Release release) {
    return scores(release.rows());
  }

  /** The scores of rows [N,d]. */
  NDArray scores(NDArray rows) {
    return rows.matMul(weights).add(offsets);
  }

  @Override
  public void close() {
    weights.close();
    offsets.close();
  }
}
