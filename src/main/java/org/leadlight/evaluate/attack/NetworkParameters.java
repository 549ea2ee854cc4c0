package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.leadlight.tensor.KeyedNoise;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.tensor.Scalars;

/** Makes and owns the trained arrays of an attacker's network. */
final class NetworkParameters implements AutoCloseable {

  private final NDManager manager;
  private final long seed;
  private final String name;
  private final List<NDArray> all = new ArrayList<>();

  /**
   * No array yet.
   *
   * @param base the arrays are made under a child of it
   * @param seed keys their first values
   * @param name tells networks of one seed apart
   */
  NetworkParameters(NDManager base, long seed, String name) {
    this.manager = base.newSubManager();
    this.seed = seed;
    this.name = name;
  }

  /** Owns the arrays and whatever else lives as long. */
  NDManager manager() {
    return manager;
  }

  /** The trained arrays in the order in which they were made. */
  List<NDArray> all() {
    return all;
  }

  /** A matrix of normal numbers of a standard deviation. */
  NDArray normal(double spread, int rows, int columns) {
    try (NDArray drawn =
        KeyedNoise.standardNormal(
            manager,
            seed,
            NoiseStream.INITIALISATION,
            name.hashCode(),
            all.size(),
            rows,
            columns)) {
      return trained(Scalars.times(drawn, spread));
    }
  }

  /** An array of equal numbers. */
  NDArray filled(double value, long... shape) {
    return trained(manager.full(new Shape(shape), (float) value, DataType.FLOAT32));
  }

  /** A square matrix with numbers on its diagonal alone. */
  NDArray diagonal(float[] values) {
    int size = values.length;
    try (NDArray eye = manager.eye(size);
        NDArray row = manager.create(values)) {
      return trained(eye.mul(row));
    }
  }

  /** A matrix of one column. */
  NDArray column(float[] values) {
    return trained(manager.create(values, new Shape(values.length, 1)));
  }

  private NDArray trained(NDArray array) {
    array.attach(manager);
    array.setRequiresGradient(true);
    all.add(array);
    return array;
  }

  @Override
  public void close() {
    manager.close();
  }
}
