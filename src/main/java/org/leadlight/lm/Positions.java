package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Aten;

/**
 * What the T positions of one pass share over all layers: their rotation and how far each may look
 * back.
 */
public final class Positions implements PositionalAttention {

  private final RotaryTable.Rotation rotation;
  private final int length;
  private @Nullable NDArray mask; // [T,T], 0 where visible, -inf elsewhere; null: the causal rule

  private Positions(RotaryTable.Rotation rotation, int length, @Nullable NDArray mask) {
    this.rotation = rotation;
    this.length = length;
    this.mask = mask;
  }

  /**
   * The positions of one pass.
   *
   * @param x what the pass starts from, [B,T,d]; its manager owns the result
   * @param table the rotary table
   * @param slidingWindow how many positions back attention reaches, itself included
   * @return positions 0..T-1
   * @throws IllegalArgumentException when T exceeds the table
   */
  public static Positions of(NDArray x, RotaryTable table, OptionalInt slidingWindow) {
    long length = x.getShape().get(1);
    NDManager owner = x.getManager();
    boolean everythingVisible = slidingWindow.isEmpty() || slidingWindow.getAsInt() >= length;
    return new Positions(
        table.rotation(x, length),
        (int) length,
        everythingVisible ? null : mask(owner, (int) length, slidingWindow.getAsInt()));
  }

  private static NDArray mask(NDManager owner, int length, int reach) {
    float[] numbers = new float[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = 0; key < length; key++) {
        boolean visible = key <= query && key > query - reach;
        numbers[query * length + key] = visible ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    return owner.create(numbers, new Shape(length, length));
  }

  @Override
  public NDArray turned(Aten aten, NDArray heads) {
    return rotation.headsFirst(aten, heads);
  }

  /** Under the causal mask or the window. */
  @Override
  public NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value) {
    if (mask == null && aten.composesAttention(query, key)) {
      mask = mask(query.getManager(), length, length);
      NDScope.unregister(mask); // it outlives the layer that asks first
    }
    return aten.scaledDotProductAttention(query, key, value, mask, mask == null);
  }
}
