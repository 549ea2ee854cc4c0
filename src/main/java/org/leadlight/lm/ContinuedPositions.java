package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Aten;

/**
 * N new positions of each sequence behind those of a cache: every sequence goes on from where it
 * stopped itself.
 *
 * @param rotation of the new positions
 * @param mask [B,1,H/G N,S], 0 where visible, minus infinity elsewhere; null when all is
 */
record ContinuedPositions(RotaryTable.Rotation rotation, @Nullable NDArray mask)
    implements PositionalAttention {

  /**
   * The positions of one pass.
   *
   * @param x what the pass starts from, [B,N,d]; its manager owns the arrays
   * @param table the rotary table
   * @param slots of the cache, the new ones added
   * @param added the positions of the new ones, [B][N]
   * @param shape of the layers
   */
  static ContinuedPositions of(
      NDArray x, RotaryTable table, CachedSlots slots, int[][] added, DecoderShape shape) {
    float[] mask = slots.mask(added[0].length, shape.slidingWindow());
    return new ContinuedPositions(
        table.rotation(x, added),
        isNeeded(mask) ? shared(x, mask, added, shape.heads() / shape.keyValueHeads()) : null);
  }

  private static boolean isNeeded(float[] mask) {
    for (float each : mask) {
      if (each != 0) {
        return true;
      }
    }
    return false;
  }

  /** The mask once for each of the heads that share a key. */
  private static NDArray shared(NDArray x, float[] mask, int[][] added, int heads) {
    int batch = added.length;
    int width = added[0].length;
    int positions = mask.length / (batch * width);
    return x.getManager()
        .create(mask, new Shape(batch, 1, width, positions))
        .broadcast(new Shape(batch, heads, width, positions))
        .reshape(batch, 1, (long) heads * width, positions);
  }

  @Override
  public NDArray turned(Aten aten, NDArray heads) {
    return rotation.headsFirst(aten, heads);
  }

  /**
   * Heads that share keys are taken as more positions of one head, so that nothing is repeated.
   *
   * @param key of all S slots, [B,G,S,h]
   * @param value of all S slots, [B,G,S,h]
   */
  @Override
  public NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value) {
    Shape queries = query.getShape();
    Shape keys = key.getShape();
    long rows = queries.get(1) / keys.get(1) * queries.get(2); // H/G N
    NDArray grouped = query.reshape(keys.get(0), keys.get(1), rows, keys.get(3));
    return aten.attentionOfFew(grouped, key, value, mask).reshape(queries);
  }
}
