package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.RopeScaling;
import org.leadlight.tensor.Aten;

/**
 * The cosines and sines of rotary positions. Pairs are neighbours (2j, 2j + 1) of a head of width
 * h, as in the paper, because turning neighbours is one product of complex numbers; weights stored
 * for Hugging Face's pairs (j, j + h/2) are brought into this order once, by {@link RotaryPairs}.
 *
 * @see <a href="https://arxiv.org/abs/2104.09864">RoFormer, section 3.4.2</a>
 */
public final class RotaryTable {

  private final NDArray turns; // (cosine, sine): [P,h/2,2]

  private RotaryTable(NDArray turns) {
    this.turns = turns;
  }

  /** The table of a model, float32, owned by the manager. */
  public static RotaryTable of(NDManager manager, ModelConfig config) {
    return of(
        manager,
        RotaryFrequencies.of(config.headSize(), config.ropeTheta(), config.ropeScaling()),
        config.contextLength());
  }

  /**
   * A table without scaling, as a cloak's towers use it.
   *
   * @param manager the owner of the table
   * @param headSize width h of a head, even
   * @param theta base of the frequencies
   * @param positions number of positions P
   * @return the table, float32
   */
  public static RotaryTable of(NDManager manager, int headSize, double theta, int positions) {
    return of(manager, RotaryFrequencies.of(headSize, theta, new RopeScaling.None()), positions);
  }

  private static RotaryTable of(NDManager manager, double[] frequencies, int positions) {
    int half = frequencies.length;
    float[] turns = new float[positions * 2 * half];
    for (int pair = 0; pair < positions * half; pair++) {
      double angle = (double) (pair / half) * frequencies[pair % half];
      turns[2 * pair] = (float) Math.cos(angle);
      turns[2 * pair + 1] = (float) Math.sin(angle);
    }
    return new RotaryTable(manager.create(turns, new Shape(positions, half, 2)));
  }

  /** How many positions the table has. */
  public long positions() {
    return turns.getShape().get(0);
  }

  /**
   * The rotation of the first positions, in the number type of the pass (float64 in tests).
   *
   * @param like what the pass starts from; its manager owns the rotation
   * @param length number of positions T
   * @return the rotation of positions 0..T-1
   * @throws IllegalArgumentException when the table is shorter
   */
  public Rotation rotation(NDArray like, long length) {
    check(length);
    NDArray first = turns.get(new NDIndex().addSliceDim(0, length));
    first.attach(like.getManager()); // a view that dies with the pass
    return new Rotation(first.toType(like.getDataType(), false));
  }

  /**
   * The rotation of positions that differ from sequence to sequence.
   *
   * @param like what the pass starts from; its manager owns the rotation
   * @param positions [B][T], each inside the table
   */
  Rotation rotation(NDArray like, int[][] positions) {
    NDManager owner = like.getManager();
    long[] flat = Arrays.stream(positions).flatMapToInt(Arrays::stream).asLongStream().toArray();
    NDArray chosen = turns.get(owner.create(flat)); // [B T,h/2,2]
    chosen.attach(owner);
    Shape shape = new Shape(positions.length, 1, positions[0].length, turns.getShape().get(1), 2);
    return new Rotation(chosen.reshape(shape).toType(like.getDataType(), false));
  }

  /**
   * Refuses a sequence that is longer than the table.
   *
   * @throws IllegalArgumentException with both lengths
   */
  void check(long length) {
    if (length > positions()) {
      throw new IllegalArgumentException(
          "The sequence has %d positions; the context allows at most %d."
              .formatted(length, positions()));
    }
  }

  /** The rotation of T positions. */
  public static final class Rotation {

    private final NDArray turns; // [T,h/2,2], or a sequence's own: [B,1,T,h/2,2]

    private Rotation(NDArray turns) {
      this.turns = turns;
    }

    /**
     * Turns every head by the angles of its position, by array operations alone.
     *
     * @param heads [B,T,H,h]
     * @return [B,T,H,h]
     */
    NDArray apply(NDArray heads) {
      return headsFirst(Aten.composed(), heads).transpose(0, 2, 1, 3);
    }

    /**
     * Turns every head by the angles of its position and puts the heads first. They are copied to
     * their new order before they are turned, so that the product runs over consecutive numbers.
     *
     * @param aten the tensor functions
     * @param heads [B,T,H,h]
     * @return [B,H,T,h]
     */
    NDArray headsFirst(Aten aten, NDArray heads) {
      NDArray moved = heads.transpose(0, 2, 1, 3); // [B,H,T,h]
      if (turns.getShape().dimension() > 3) {
        return aten.rotate(moved, turns);
      }
      Shape shape = moved.getShape();
      NDArray copied = moved.reshape(shape.get(0) * shape.get(1), shape.get(2), shape.get(3));
      return aten.rotate(copied, turns).reshape(shape);
    }
  }
}
