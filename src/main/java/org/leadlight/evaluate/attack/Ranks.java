package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** The rank of the true word among all. */
final class Ranks {

  private Ranks() {}

  /**
   * Ranks, 1 for the likeliest; of words with equal scores the one with the smaller id comes first.
   * A score that is no number counts as the least.
   *
   * @param scores [N,V]
   * @param truth the N true ids
   */
  static int[] of(NDArray scores, long[] truth) {
    NDManager scope = scores.getManager();
    NDArray wanted = scope.create(truth, new Shape(truth.length, 1)); // [N,1]
    NDArray own = scores.gather(wanted, 1); // [N,1]
    NDArray ids = scope.arange(0, (int) scores.getShape().get(1), 1, DataType.INT64);
    NDArray same = scores.eq(own).logicalOr(scores.isNaN().logicalAnd(own.isNaN()));
    NDArray tied = same.logicalAnd(ids.reshape(1, -1).lt(wanted));
    NDArray unread = own.isNaN().logicalAnd(scores.isNaN().logicalNot());
    long[] ahead =
        scores
            .gt(own)
            .logicalOr(tied)
            .logicalOr(unread)
            .toType(DataType.INT64, false)
            .sum(new int[] {1})
            .toLongArray();
    int[] ranks = new int[truth.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = 1 + (int) ahead[i];
    }
    return ranks;
  }
}
