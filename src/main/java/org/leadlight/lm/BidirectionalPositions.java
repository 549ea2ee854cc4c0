package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.leadlight.tensor.Aten;

/** Attention to all real positions of a sequence, before and behind, with rotary positions. */
public final class BidirectionalPositions implements PositionalAttention {

  private static final float HIDDEN = -1e9f; // finite: a row of fillers alone stays finite

  private final RotaryTable.Rotation rotation;
  private final NDArray mask; // [B,1,1,T]

  private BidirectionalPositions(RotaryTable.Rotation rotation, NDArray mask) {
    this.rotation = rotation;
    this.mask = mask;
  }

  /**
   * The positions of one pass.
   *
   * @param x what the pass starts from, [B,T,d]; its manager owns the result
   * @param table the rotary table
   * @param lengths real positions of each sequence, B
   * @return positions 0..T-1, of which fillers are seen by nobody
   * @throws IllegalArgumentException when T exceeds the table
   */
  public static BidirectionalPositions of(NDArray x, RotaryTable table, int[] lengths) {
    int width = (int) x.getShape().get(1);
    float[] numbers = new float[lengths.length * width];
    for (int row = 0; row < lengths.length; row++) {
      for (int at = lengths[row]; at < width; at++) {
        numbers[row * width + at] = HIDDEN;
      }
    }
    NDArray mask = x.getManager().create(numbers, new Shape(lengths.length, 1, 1, width));
    return new BidirectionalPositions(table.rotation(x, width), mask);
  }

  @Override
  public NDArray turned(Aten aten, NDArray heads) {
    return rotation.headsFirst(aten, heads);
  }

  @Override
  public NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value) {
    return aten.scaledDotProductAttention(query, key, value, mask, false);
  }
}
