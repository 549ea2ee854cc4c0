package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Brings weights stored for rotary pairs (j, j + h/2) into the order of neighbours (2j, 2j + 1).
 *
 * <p>Queries and keys change alike, so every score stays what it was.
 */
final class RotaryPairs {

  private RotaryPairs() {}

  /**
   * Reorders the rows of a projection that makes heads.
   *
   * @param projection of H heads of width h, [H h,i] with a bias [H h] or none
   * @param heads H
   * @return the projection with neighbours as pairs, owned by the manager of the old one, which is
   *     closed
   */
  static Projection neighbours(Projection projection, int heads) {
    NDArray bias = projection.bias();
    return new Projection(
        neighbours(projection.weight(), heads), bias == null ? null : neighbours(bias, heads));
  }

  /**
   * Reorders what belongs to the numbers of heads.
   *
   * @param rows [H h,...]
   * @param heads H
   * @return [H h,...], owned by the manager of the old array, which is closed
   */
  static NDArray neighbours(NDArray rows, int heads) {
    Shape shape = rows.getShape();
    long half = shape.get(0) / heads / 2;
    NDManager owner = rows.getManager();
    try (NDManager scratch = owner.newSubManager()) {
      rows.attach(scratch);
      NDArray halves = rows.reshape(heads, 2, half, shape.size() / shape.get(0));
      NDArray moved = halves.transpose(0, 2, 1, 3).reshape(shape);
      moved.attach(owner);
      return moved;
    }
  }
}
