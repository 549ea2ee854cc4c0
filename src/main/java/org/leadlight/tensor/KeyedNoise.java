package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Standard normal noise that is a function of its key (seed, stream, step, sequence) alone.
 *
 * <p>The order within a batch, the padding and the grouping into micro-batches therefore do not
 * change it, and a checkpoint needs no generator state (mathematics, section 1). Every draw seeds
 * libtorch's generator anew and is made on the <em>CPU</em> generator, then moved to the manager's
 * device: CUDA's generator yields other numbers for the same seed, and a run must see the same
 * noise on either. libtorch's CPU generator (a Mersenne twister) keeps 32 bits of a seed, so the
 * 64-bit key is mixed until every bit of it reaches those 32.
 */
public final class KeyedNoise {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private KeyedNoise() {}

  /**
   * The noise of one sequence.
   *
   * @param manager owns the result and decides its device
   * @param seed the run's seed
   * @param stream what the noise is for
   * @param step the training step, or the number of the evaluation
   * @param sequenceId the sequence's number within its data set
   * @param length the number of positions
   * @param width the number of features of a position
   * @return independent standard normal numbers, float32 [length,width]
   */
  public static NDArray standardNormal(
      NDManager manager,
      long seed,
      NoiseStream stream,
      long step,
      long sequenceId,
      int length,
      int width) {
    return draw(manager, key(seed, stream, step, sequenceId), new Shape(length, width));
  }

  /**
   * The noise of a batch: each sequence's own noise, zeros in its padding.
   *
   * @param manager owns the result and decides its device
   * @param seed the run's seed
   * @param stream what the noise is for
   * @param step the training step, or the number of the evaluation
   * @param sequenceIds the sequences' numbers, B of them
   * @param lengths the sequences' numbers of positions, each at most {@code paddedLength}
   * @param paddedLength T
   * @param width d
   * @return float32 [B,T,d]
   */
  public static NDArray standardNormal(
      NDManager manager,
      long seed,
      NoiseStream stream,
      long step,
      List<Long> sequenceIds,
      List<Integer> lengths,
      int paddedLength,
      int width) {
    try (NDManager scratch = manager.newSubManager(Device.cpu())) {
      NDList rows = new NDList();
      for (int row = 0; row < sequenceIds.size(); row++) {
        int length = lengths.get(row);
        NDArray noise =
            standardNormal(scratch, seed, stream, step, sequenceIds.get(row), length, width);
        rows.add(padded(noise, paddedLength - length, width));
      }
      return moved(NDArrays.stack(rows), manager);
    }
  }

  private static NDArray padded(NDArray noise, int missing, int width) {
    if (missing < 0) {
      throw new IllegalArgumentException(
          "a sequence is " + -missing + " positions longer than the batch");
    }
    return missing == 0
        ? noise
        : noise.concat(noise.getManager().zeros(new Shape(missing, width)), 0);
  }

  private static NDArray draw(NDManager manager, long key, Shape shape) {
    Engine.getEngine(TensorRuntime.ENGINE).setRandomSeed(fold(key));
    if (manager.getDevice().equals(Device.cpu())) {
      return manager.randomNormal(shape);
    }
    try (NDManager scratch = manager.newSubManager(Device.cpu())) {
      return moved(scratch.randomNormal(0, 1, shape, DataType.FLOAT32), manager);
    }
  }

  private static NDArray moved(NDArray array, NDManager manager) {
    NDArray there = array.toDevice(manager.getDevice(), false);
    there.attach(manager);
    return there;
  }

  /** The mixed key of a draw; every argument passes through a full mixing round of its own. */
  static long key(long seed, NoiseStream stream, long step, long sequenceId) {
    return mix(mix(mix(mix(seed) ^ stream.tag()) ^ step) ^ sequenceId);
  }

  /** All 64 bits reach the 32 the generator keeps. */
  static int fold(long key) {
    return (int) (key ^ key >>> 32);
  }

  /** The output function of SplitMix64 (Steele, Lea and Flood, 2014), a bijection. */
  private static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
