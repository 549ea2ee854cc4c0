package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadlight.run.SimilarityMode;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.StandardDeviation;

/** The oracles of mathematics.md 12, and gradients against central differences. */
class ComponentsTest {

  private static final int N = 5;
  private static final int D = 4;
  private static TensorRuntime runtime;
  private static NDManager manager;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
    manager = runtime.manager();
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  @Test
  void theStandardDeviationHasItsOracleValuesAndStaysInsideItsScale() {
    StandardDeviation s = new StandardDeviation(StandardDeviationForm.CLOAK, 1e-4, 2, 1);
    double[] expected = {1.00005, 0.000770667, 1.7616061};
    double[] rho = {0, -4, 1};
    double[] sigma = s.of(manager.create(rho)).toDoubleArray();
    for (int i = 0; i < rho.length; i++) {
      assertEquals(expected[i], sigma[i], 1e-7);
      assertEquals(s.of(rho[i]), sigma[i], 1e-12);
      assertEquals(rho[i], s.inverse(sigma[i]), 1e-9);
    }
    double[] ends = s.of(manager.create(new double[] {-8, 8})).toDoubleArray();
    assertTrue(ends[0] > 1e-4 && ends[1] < 2);
  }

  @Test
  void noiseOfOneHasTheEntropyOfTheStandardNormal() {
    NDArray one = manager.create(filled(1), new Shape(N, D));
    assertEquals(-1.4189385, number(Components.gaussianEntropyLog(one)), 1e-7);
    assertEquals(0, number(Components.stdLogRatio(one, 1)), 1e-12);
  }

  @Test
  void cosineDistanceIsNothingHalfAndOneAndKnowsNoLength() {
    NDArray h = rows(1, 0, 0, 0);
    assertEquals(0, number(Components.cosineDistance(h, h)), 1e-12);
    assertEquals(0, number(Components.cosineDistance(rows(7, 0, 0, 0), h)), 1e-12);
    assertEquals(0.5, number(Components.cosineDistance(rows(0, 1, 0, 0), h)), 1e-12);
    assertEquals(1, number(Components.cosineDistance(rows(-1, 0, 0, 0), h)), 1e-12);
  }

  @Test
  void l2OfTwiceTheActivationIsOne() {
    NDArray h = random(3);
    assertEquals(1, number(Components.l2Distance(h.add(h), h)), 1e-12);
  }

  @Test
  void aSignFlipIsTheLowestOfNormalizedAndTheHighestOfAbsolute() {
    NDArray x = random(4);
    assertEquals(0, similarity(x, x.neg(), SimilarityMode.NORMALIZED), 1e-12);
    assertEquals(1, similarity(x, x.neg(), SimilarityMode.ABSOLUTE), 1e-12);
    assertEquals(1, similarity(x, x.neg(), SimilarityMode.SQUARED), 1e-12);
    assertEquals(-1, similarity(x, x.neg(), SimilarityMode.RAW), 1e-12);
  }

  @Test
  void theCatalystIsOneAtRestAndHalfAtItsLength() {
    NDArray x = random(5);
    assertEquals(1, number(Components.inverseL2PowerLawCatalyst(x, x, 1.5, 1)), 1e-12);
    NDArray moved = x.add(rows(1.5, 0, 0, 0));
    assertEquals(0.5, number(Components.inverseL2PowerLawCatalyst(x, moved, 1.5, 1)), 1e-12);
  }

  static Stream<Map.Entry<String, BinaryOperator<NDArray>>> components() {
    return Map.<String, BinaryOperator<NDArray>>of(
        "cosine", Components::cosineDistance,
        "l2", Components::l2Distance,
        "normalized",
            (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.NORMALIZED),
        "absolute", (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.ABSOLUTE),
        "squared", (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.SQUARED),
        "raw", (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.RAW),
        "catalyst", (a, b) -> Components.inverseL2PowerLawCatalyst(b, a, 1.5, 2),
        "entropy", (a, b) -> Components.gaussianEntropyLog(a.abs()),
        "std log ratio", (a, b) -> Components.stdLogRatio(a.abs(), 3))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyGradientEqualsCentralDifferences(Map.Entry<String, BinaryOperator<NDArray>> component) {
    double step = 1e-6;
    double[] at = random(7).toDoubleArray();
    NDArray other = random(8);
    NDArray leaf = manager.create(at, new Shape(N, D));
    leaf.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(component.getValue().apply(leaf, other));
    }
    double[] gradient = leaf.getGradient().toDoubleArray();
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < at.length; i++) {
      double up = shifted(component.getValue(), at, other, i, step);
      double down = shifted(component.getValue(), at, other, i, -step);
      assertEquals((up - down) / (2 * step), gradient[i], 1e-6 * largest, component.getKey());
    }
  }

  @Test
  void aNormHasNoGradientWhereItIsNothing() {
    NDArray zero = manager.create(filled(0), new Shape(N, D));
    zero.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(Components.inverseL2PowerLawCatalyst(zero.zerosLike(), zero, 1, 1));
    }
    for (double number : zero.getGradient().toDoubleArray()) {
      assertEquals(0, number);
    }
  }

  private static double shifted(
      BinaryOperator<NDArray> component, double[] at, NDArray other, int index, double by) {
    double[] moved = at.clone();
    moved[index] += by;
    return number(component.apply(manager.create(moved, new Shape(N, D)), other));
  }

  private static double similarity(NDArray x, NDArray xTilde, SimilarityMode mode) {
    return number(Components.inputEmbeddingSimilarity(x, xTilde, mode));
  }

  private static double number(NDArray scalar) {
    return scalar.getDouble();
  }

  private static NDArray rows(double... row) {
    double[] all = new double[N * D];
    for (int i = 0; i < all.length; i++) {
      all[i] = row[i % D];
    }
    return manager.create(all, new Shape(N, D));
  }

  private static NDArray random(long seed) {
    Random random = new Random(seed);
    return manager.create(
        random.doubles(N * D, 0.2, 2).map(x -> random.nextBoolean() ? x : -x).toArray(),
        new Shape(N, D));
  }

  private static double[] filled(double number) {
    double[] all = new double[N * D];
    Arrays.fill(all, number);
    return all;
  }
}
