package org.leadlight.tensor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Standard normal noise that depends on its key alone. */
public final class KeyedNoise {

  private KeyedNoise() {}

  /** Noise of one sequence, [length,width]. */
  public static NDArray standardNormal(
      NDManager manager, long seed, NoiseStream stream, long step, long sequenceId, int length, int width) {
    long key = mix(mix(mix(mix(seed) ^ stream.ordinal() + 1) ^ step) ^ sequenceId);
    Engine.getInstance().setRandomSeed((int) (key ^ key >>> 32));
    return manager.randomNormal(new Shape(length, width));
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
