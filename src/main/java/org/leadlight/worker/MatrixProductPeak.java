package org.leadlight.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.leadlight.tensor.MatrixFactors;
import org.leadlight.tensor.TensorRuntime;

/**
 * The fastest matrix product of this machine among given ones, on the engine's own route and number
 * of threads. Taken in rounds between whatever is to be compared with it, so that other work on the
 * machine disturbs both alike.
 */
final class MatrixProductPeak implements AutoCloseable {

  private final Map<MatrixProduct, MatrixFactors> factors = new LinkedHashMap<>();
  private final Map<MatrixProduct, List<Stopwatch.Time>> times = new LinkedHashMap<>();
  private final Stopwatch stopwatch;

  /**
   * The best of the products.
   *
   * @param speed thousands of millions of operations a second, by the median of the rounds
   * @param product which one
   * @param rounds how many there were
   */
  record Best(double speed, MatrixProduct product, int rounds) {}

  /**
   * Products to try.
   *
   * @param runtime the engine
   * @param products what to multiply
   * @param stopwatch times them
   */
  MatrixProductPeak(
      TensorRuntime runtime, Collection<MatrixProduct> products, Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    for (MatrixProduct each : products) {
      factors.put(each, new MatrixFactors(runtime, each.rows(), each.inner(), each.columns()));
      times.put(each, new ArrayList<>());
    }
  }

  /** Takes every product once more and forgets the times: before measuring. */
  void warmUp() {
    round();
    times.values().forEach(List::clear);
  }

  /** Takes every product once more. */
  void round() {
    factors.forEach(
        (product, each) -> {
          Stopwatch.Time begun = stopwatch.now();
          each.multiply();
          times.getOrDefault(product, List.of()).add(stopwatch.now().minus(begun));
        });
  }

  /** The best product by wall time. */
  Best byWall() {
    return best(Stopwatch.Time::wall);
  }

  /** The best product by processor time. */
  Best byProcessor() {
    return best(Stopwatch.Time::processor);
  }

  private Best best(ToDoubleFunction<Stopwatch.Time> kind) {
    Best best = new Best(0, new MatrixProduct(0, 0, 0), 0);
    for (Map.Entry<MatrixProduct, List<Stopwatch.Time>> entry : times.entrySet()) {
      double median = Median.of(entry.getValue().stream().mapToDouble(kind).toArray());
      double speed = 1000 * entry.getKey().gigaflop() / median;
      if (speed > best.speed()) {
        best = new Best(speed, entry.getKey(), entry.getValue().size());
      }
    }
    return best;
  }

  /** Frees the factors. */
  @Override
  public void close() {
    factors.values().forEach(MatrixFactors::close);
  }
}
