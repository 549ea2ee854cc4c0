package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Aten;

/**
 * What the T positions of one pass share over all layers: their rotation and how far each may look
 * back.
 */
public final class Positions {

  private final RotaryTable.Rotation rotation;
  private final @Nullable NDArray window; // [T,T], 0 where visible, -inf elsewhere

  private Positions(RotaryTable.Rotation rotation, @Nullable NDArray window) {
    this.rotation = rotation;
    this.window = window;
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
        everythingVisible ? null : window(owner, (int) length, slidingWindow.getAsInt()));
  }

  private static NDArray window(NDManager owner, int length, int reach) {
    float[] mask = new float[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = 0; key < length; key++) {
        boolean visible = key <= query && key > query - reach;
        mask[query * length + key] = visible ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    return owner.create(mask, new Shape(length, length));
  }

  /** The rotation of every position. */
  RotaryTable.Rotation rotation() {
    return rotation;
  }

  /**
   * softmax(Q K^T / sqrt(h)) V under the causal mask or the window.
   *
   * @param query [B,H,T,h]
   * @param key [B,K,T,h]
   * @param value [B,K,T,h]
   * @return [B,H,T,h]
   */
  NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value) {
    NDArray keys = repeated(key, query.getShape().get(1));
    NDArray values = repeated(value, query.getShape().get(1));
    return window == null
        ? aten.scaledDotProductAttention(query, keys, values, null, true)
        : aten.scaledDotProductAttention(query, keys, values, window, false);
  }

  /**
   * Every key or value head once per query head that shares it: on the CPU libtorch's fused kernel
   * takes no shared heads, and its slow one costs more than this copy.
   *
   * @param heads [B,K,T,h]
   * @return [B,H,T,h]
   */
  private static NDArray repeated(NDArray heads, long count) {
    Shape old = heads.getShape();
    long group = count / old.get(1);
    return group == 1
        ? heads
        : heads
            .reshape(old.get(0), old.get(1), 1, old.get(2), old.get(3))
            .broadcast(new Shape(old.get(0), old.get(1), group, old.get(2), old.get(3)))
            .reshape(old.get(0), count, old.get(2), old.get(3));
  }
}
