package org.leadlight.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.leadlight.format.RopeScaling;

/** Weights stored for pairs (j, j + h/2) and turned as neighbours. */
class RotaryPairsTest {

  @Test
  void theHalvesOfEveryHeadBecomeNeighbours() {
    try (NDManager manager = Models.RUNTIME.manager().newSubManager()) {
      NDArray rows = manager.arange(16f).reshape(8, 2); // two heads of width 4
      NDArray bias = manager.arange(8f);
      Projection moved = RotaryPairs.neighbours(new Projection(rows, bias), 2);
      assertArrayEquals(new float[] {0, 2, 1, 3, 4, 6, 5, 7}, moved.bias().toFloatArray());
      assertArrayEquals(
          new float[] {0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15},
          moved.weight().toFloatArray());
    }
  }

  /** The scores of the stored order, turned by its own formula: (a c - b s, b c + a s). */
  @Test
  void scoresAreThoseOfTheStoredOrder() {
    int width = 6;
    int length = 5;
    try (NDManager manager = Models.RUNTIME.manager().newSubManager()) {
      NDArray query = manager.randomNormal(new Shape(length, width));
      NDArray key = manager.randomNormal(new Shape(length, width));
      NDArray stored = halves(manager, query).matMul(halves(manager, key).transpose());
      RotaryTable.Rotation rotation =
          RotaryTable.of(manager, width, 10_000, 8).rotation(query, length);
      NDArray ours =
          turned(rotation, query, length, width)
              .matMul(turned(rotation, key, length, width).transpose());
      assertArrayEquals(stored.toFloatArray(), ours.toFloatArray(), 1e-5f);
    }
  }

  private static NDArray turned(
      RotaryTable.Rotation rotation, NDArray rows, int length, int width) {
    NDArray columns = RotaryPairs.neighbours(rows.transpose().reshape(width, length), 1);
    float[] numbers = columns.transpose().toFloatArray();
    NDArray heads = rows.getManager().create(numbers, new Shape(1, length, 1, width));
    return rotation.headsFirst(Models.RUNTIME.aten(), heads).reshape(length, width);
  }

  private static NDArray halves(NDManager manager, NDArray rows) {
    int length = (int) rows.getShape().get(0);
    int width = (int) rows.getShape().get(1);
    double[] frequencies = RotaryFrequencies.of(width, 10_000, new RopeScaling.None());
    float[] from = rows.toFloatArray();
    float[] to = new float[from.length];
    for (int t = 0; t < length; t++) {
      for (int j = 0; j < width / 2; j++) {
        double a = from[t * width + j];
        double b = from[t * width + j + width / 2];
        double angle = t * frequencies[j];
        to[t * width + j] = (float) (a * Math.cos(angle) - b * Math.sin(angle));
        to[t * width + j + width / 2] = (float) (b * Math.cos(angle) + a * Math.sin(angle));
      }
    }
    return manager.create(to, new Shape(length, width));
  }
}
