package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leadlight.tensor.Aten;

/**
 * The keys and values that every layer made of B sequences so far, so that a model reads on without
 * reading again what it has read (Pope et al., 2022, section 2.1). Belongs to one model and one
 * thread, and keeps no tape.
 *
 * @see CausalLanguageModel#readOn
 */
public final class KeyValueCache implements AutoCloseable {

  private final NDManager owner;
  private final CachedSlots slots = new CachedSlots();
  private final List<NDArray> keys = new ArrayList<>(); // a layer's: [B,G,S,h]
  private final List<NDArray> values = new ArrayList<>();

  /**
   * An empty cache.
   *
   * @param manager what is cached is made under it and freed when the cache is closed
   */
  public KeyValueCache(NDManager manager) {
    this.owner = manager.newSubManager();
  }

  /** How many positions of a sequence it holds. */
  public int length(int row) {
    return slots.length(row);
  }

  /**
   * Forgets the end of a sequence, so that another one can be read in its place.
   *
   * @param row of the sequence
   * @param from its first position to forget
   */
  public void forget(int row, int from) {
    slots.forget(row, from);
  }

  /**
   * Keeps some of the sequences.
   *
   * @param rows of those that stay, in their new order
   */
  public void select(int[] rows) {
    slots.select(rows);
    try (NDArray index = owner.create(Arrays.stream(rows).asLongStream().toArray())) {
      NDScope.unregister(index);
      keys.replaceAll(array -> kept(array, array.get(index)));
      values.replaceAll(array -> kept(array, array.get(index)));
    }
  }

  /**
   * What the next positions see.
   *
   * @param x embeddings of the next tokens, [B,N,d]
   * @param counts how many of them are real, [B]
   * @param table the rotary table
   * @param shape of the layers
   * @return the attention of a layer that holds nothing yet, to be given to {@link #layer}
   * @throws IllegalArgumentException when a sequence would grow beyond the table
   */
  PositionalAttention next(NDArray x, int[] counts, RotaryTable table, DecoderShape shape) {
    int width = (int) x.getShape().get(1);
    for (int row = 0; row < counts.length; row++) {
      table.check(length(row) + (long) counts[row]);
    }
    boolean first = slots.isEmpty();
    int[][] added = slots.add(counts, width);
    return first
        ? Positions.of(x, table, shape.slidingWindow())
        : ContinuedPositions.of(x, table, slots, added, shape);
  }

  /**
   * The attention of a layer to all it has seen.
   *
   * @param index of the layer; every pass asks for each in order
   * @param next what the new positions see
   */
  PositionalAttention layer(int index, PositionalAttention next) {
    return new Remembering(index, next);
  }

  private final class Remembering implements PositionalAttention {
    private final int layer;
    private final PositionalAttention next;

    Remembering(int layer, PositionalAttention next) {
      this.layer = layer;
      this.next = next;
    }

    @Override
    public NDArray turned(Aten aten, NDArray heads) {
      return next.turned(aten, heads);
    }

    @Override
    public NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value) {
      return next.attend(
          aten, query, remembered(keys, layer, key), remembered(values, layer, value));
    }
  }

  /** All that a layer has made, the new part at its end. */
  private NDArray remembered(List<NDArray> layers, int layer, NDArray made) {
    if (layer == layers.size()) {
      layers.add(kept(made));
    } else {
      NDArray old = layers.get(layer);
      layers.set(layer, kept(old, old.concat(made, 2)));
    }
    return layers.get(layer);
  }

  private NDArray kept(NDArray old, NDArray array) {
    old.close();
    return kept(array);
  }

  /** It outlives the pass that made it. */
  private NDArray kept(NDArray array) {
    NDScope.unregister(array);
    array.attach(owner);
    return array;
  }

  @Override
  public void close() {
    owner.close();
  }
}
