package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.RopeScaling;

/**
 * The cosines and sines of rotary positions, in the half-split layout of Hugging Face: pairs are
 * (j, j + h/2) of a head of width h.
 *
 * <p>Rotation is x cos + (x R) sin, where R is the signed permutation that takes (a, b) to (-b, a):
 * on the tape a product with a small matrix is cheaper than slicing, negating and joining.
 *
 * @see <a href="https://arxiv.org/abs/2104.09864">RoFormer, section 3.4.2</a>
 */
public final class RotaryTable {

  private final NDArray cosines; // [P,1,h]
  private final NDArray sines; // [P,1,h]
  private final NDArray quarterTurn; // [h,h]

  private RotaryTable(NDArray cosines, NDArray sines, NDArray quarterTurn) {
    this.cosines = cosines;
    this.sines = sines;
    this.quarterTurn = quarterTurn;
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
    float[] cosines = new float[positions * 2 * half];
    float[] sines = new float[positions * 2 * half];
    for (int entry = 0; entry < cosines.length; entry++) {
      int position = entry / (2 * half);
      double angle = position * frequencies[entry % half];
      cosines[entry] = (float) Math.cos(angle);
      sines[entry] = (float) Math.sin(angle);
    }
    Shape shape = new Shape(positions, 1, 2L * half);
    return new RotaryTable(
        manager.create(cosines, shape),
        manager.create(sines, shape),
        manager.create(quarterTurn(half), new Shape(2L * half, 2L * half)));
  }

  /** R with (x R)_j = -x_{j + h/2} in the first half and x_{j - h/2} in the second. */
  private static float[] quarterTurn(int half) {
    int width = 2 * half;
    float[] matrix = new float[width * width];
    for (int j = 0; j < half; j++) {
      matrix[(j + half) * width + j] = -1;
      matrix[j * width + j + half] = 1;
    }
    return matrix;
  }

  /** How many positions the table has. */
  public long positions() {
    return cosines.getShape().get(0);
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
    if (length > positions()) {
      throw new IllegalArgumentException(
          "The sequence has %d positions; the context allows at most %d."
              .formatted(length, positions()));
    }
    NDIndex firstRows = new NDIndex().addSliceDim(0, length);
    return new Rotation(
        placed(like, cosines.get(firstRows)),
        placed(like, sines.get(firstRows)),
        placed(like, quarterTurn.get(new NDIndex(":"))));
  }

  /** A view of the table that dies with the pass instead of staying with the table. */
  private static NDArray placed(NDArray like, NDArray view) {
    view.attach(like.getManager());
    return view.toType(like.getDataType(), false);
  }

  /** The rotation of the first T positions. */
  public static final class Rotation {

    private final NDArray cosines; // [T,1,h]
    private final NDArray sines; // [T,1,h]
    private final NDArray quarterTurn; // [h,h]

    private Rotation(NDArray cosines, NDArray sines, NDArray quarterTurn) {
      this.cosines = cosines;
      this.sines = sines;
      this.quarterTurn = quarterTurn;
    }

    /**
     * Turns every head by the angles of its position.
     *
     * @param heads [B,T,H,h]
     * @return [B,T,H,h]
     */
    NDArray apply(NDArray heads) {
      return heads.mul(cosines).add(heads.matMul(quarterTurn).mul(sines));
    }
  }
}
