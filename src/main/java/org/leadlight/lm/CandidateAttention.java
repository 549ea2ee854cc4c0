package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.Scalars;

/**
 * The attention of C candidates for the next position of one sequence: each sees the prefix and
 * itself, none sees another. So a layer computes for a candidate what it computes for the last
 * position of the prefix with that candidate, at the price of one position instead of all. Keeps no
 * tape; belongs to one thread.
 */
public final class CandidateAttention implements AutoCloseable {

  private final NDManager owner;
  private final RotaryTable table;
  private final List<Seen> layers = new ArrayList<>();
  private int length;

  /**
   * An empty prefix.
   *
   * @param manager what is kept is made under it and freed when this is closed
   * @param table the rotary table
   */
  public CandidateAttention(NDManager manager, RotaryTable table) {
    this.owner = manager.newSubManager();
    this.table = table;
  }

  /** Positions of the prefix, P. */
  public int length() {
    return length;
  }

  /**
   * The attention of one pass over candidates.
   *
   * @param candidates what the pass starts from, [1,C,d]
   * @return the attention of a layer, by its index; a layer has as many heads for keys as for
   *     queries, and every layer is passed once
   * @throws IllegalArgumentException when the prefix fills the table
   */
  public IntFunction<PositionalAttention> pass(NDArray candidates) {
    table.check(length + 1L);
    int[] here = new int[(int) candidates.getShape().get(1)];
    Arrays.fill(here, length);
    RotaryTable.Rotation rotation = table.rotation(candidates, new int[][] {here});
    return index -> new Attention(layer(index), rotation);
  }

  private Seen layer(int index) {
    if (index == layers.size()) {
      layers.add(new Seen());
    }
    return layers.get(index);
  }

  /**
   * Makes a candidate of the last pass the next position of the prefix.
   *
   * @param candidate its place among the candidates, in [0, C)
   */
  public void take(int candidate) {
    layers.forEach(layer -> layer.take(candidate));
    length++;
  }

  /** What a layer made of the prefix, [1,H,P,h], and of the candidates of the last pass. */
  private final class Seen {
    private @Nullable NDArray keys;
    private @Nullable NDArray values;
    private @Nullable NDArray candidateKeys; // [1,H,C,h]
    private @Nullable NDArray candidateValues;

    void offer(NDArray key, NDArray value) {
      candidateKeys = kept(candidateKeys, key.duplicate());
      candidateValues = kept(candidateValues, value.duplicate());
    }

    void take(int candidate) {
      keys = grown(keys, candidateKeys, candidate);
      values = grown(values, candidateValues, candidate);
    }
  }

  private NDArray grown(@Nullable NDArray prefix, @Nullable NDArray candidates, int candidate) {
    if (candidates == null) {
      throw new IllegalStateException("no candidate was offered");
    }
    try (NDArray chosen = candidates.get(new NDIndex(":, :, {}:{}, :", candidate, candidate + 1))) {
      return kept(prefix, prefix == null ? chosen.duplicate() : prefix.concat(chosen, 2));
    }
  }

  /** An array that outlives the pass that made it, in place of another. */
  private NDArray kept(@Nullable NDArray old, NDArray array) {
    if (old != null) {
      old.close();
    }
    NDScope.unregister(array);
    array.attach(owner);
    return array;
  }

  private record Attention(Seen seen, RotaryTable.Rotation rotation)
      implements PositionalAttention {

    @Override
    public NDArray turned(Aten aten, NDArray heads) {
      return rotation.headsFirst(aten, heads);
    }

    @Override
    public NDArray attend(Aten aten, NDArray query, NDArray key, NDArray value) {
      seen.offer(key, value);
      NDArray keys = seen.keys;
      NDArray values = seen.values;
      if (keys == null || values == null) {
        return value; // each sees itself alone
      }
      double scale = 1 / Math.sqrt(query.getShape().get(3));
      NDArray own = query.mul(key).sum(new int[] {3}, true); // [1,H,C,1]
      NDArray scores = query.matMul(keys.transpose(0, 1, 3, 2)).concat(own, 3); // [1,H,C,P+1]
      NDArray weights = Scalars.times(scores, scale).softmax(3);
      long prefix = keys.getShape().get(2);
      NDArray ofPrefix = weights.get(new NDIndex(":, :, :, :{}", prefix));
      NDArray ofOwn = weights.get(new NDIndex(":, :, :, {}:", prefix));
      return ofPrefix.matMul(values).add(ofOwn.mul(value));
    }
  }

  @Override
  public void close() {
    owner.close();
  }
}
