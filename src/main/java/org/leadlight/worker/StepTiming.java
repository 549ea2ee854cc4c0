package org.leadlight.worker;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.train.StepStage;

/**
 * What {@link StepBenchmark} measured. Times are milliseconds.
 *
 * @param wall wall time of each step
 * @param processor processor time of each step: of the one thread, or of the process when an
 *     operation has several
 * @param stages wall time of each step's stages, in the order of the steps; they add up to it
 * @param gigaflop counted work of a step's matrix products
 * @param peak the machine's fastest product among those of a step, in thousands of millions of
 *     operations a second of wall time
 * @param processorPeak the same a second of processor time
 * @param peakProduct the product that was fastest by wall time
 * @param report the engine that ran it
 */
public record StepTiming(
    double[] wall,
    double[] processor,
    List<Map<StepStage, Double>> stages,
    double gigaflop,
    double peak,
    double processorPeak,
    MatrixProduct peakProduct,
    RuntimeReport report) {

  /** Median wall time of a step. */
  public double median() {
    return Median.of(wall);
  }

  /** Median processor time of a step. */
  public double processorMedian() {
    return Median.of(processor);
  }

  /** The shortest step. */
  public double shortest() {
    return Arrays.stream(wall).min().orElse(Double.NaN);
  }

  /** The longest step. */
  public double longest() {
    return Arrays.stream(wall).max().orElse(Double.NaN);
  }

  /** Median wall time of every stage. */
  public Map<StepStage, Double> breakdown() {
    Map<StepStage, Double> medians = new EnumMap<>(StepStage.class);
    for (StepStage stage : StepStage.values()) {
      double[] times = stages.stream().mapToDouble(each -> each.getOrDefault(stage, 0.0)).toArray();
      medians.put(stage, Median.of(times));
    }
    return medians;
  }

  /** The share of the median step in which its matrix products could be done at the peak. */
  public double share() {
    return 1000 * gigaflop / peak / median();
  }

  /** The same by processor time. */
  public double processorShare() {
    return 1000 * gigaflop / processorPeak / processorMedian();
  }
}
