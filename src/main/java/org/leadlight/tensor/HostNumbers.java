package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The numbers of arrays that lie in the processor's own memory, block by block in plain Java.
 *
 * <p>A loop over blocks that fit the cache passes over memory once, where array operations pass
 * once each. Off the tape only: libtorch does not hear of what changes.
 */
public final class HostNumbers {

  private static final int BLOCK = 4096;

  private HostNumbers() {}

  /** What is done to equally long blocks of several arrays. */
  @FunctionalInterface
  public interface Kernel {

    /**
     * Changes the blocks.
     *
     * @param blocks one per array, in their order
     * @param count how many numbers of each count
     */
    void apply(float[][] blocks, int count);
  }

  /** Whether an array's numbers can be reached: float32 on the CPU. */
  public static boolean reach(NDArray array) {
    return array.getDataType() == DataType.FLOAT32 && !array.getDevice().isGpu();
  }

  /**
   * Passes equally large arrays through a kernel and writes back what it changed.
   *
   * @param kernel the change
   * @param changed how many of the arrays, from the first on, are written back
   * @param arrays contiguous, reachable, of one size
   */
  public static void update(Kernel kernel, int changed, NDArray... arrays) {
    FloatBuffer[] numbers =
        Arrays.stream(arrays)
            .map(array -> array.toByteBuffer(true).asFloatBuffer())
            .toArray(FloatBuffer[]::new);
    int size = numbers[0].capacity();
    float[][] blocks = new float[arrays.length][Math.min(BLOCK, size)];
    for (int begin = 0; begin < size; begin += BLOCK) {
      int count = Math.min(BLOCK, size - begin);
      for (int i = 0; i < arrays.length; i++) {
        numbers[i].get(begin, blocks[i], 0, count);
      }
      kernel.apply(blocks, count);
      for (int i = 0; i < changed; i++) {
        numbers[i].put(begin, blocks[i], 0, count);
      }
    }
  }
}
