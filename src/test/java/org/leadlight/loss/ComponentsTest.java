package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
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
import org.leadlight.transform.EmbeddingStatistics;
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

  @Test
  void crossEntropyIsLowestAtTheTeachersOwnEntropyAndTheDivergenceNothingThere() {
    NDArray even = rows(2, 2, 2, 2);
    assertEquals(Math.log(D), number(Components.crossEntropy(even, even)), 1e-12);
    assertEquals(0, number(Components.klDivergence(even, even)), 1e-12);
    NDArray other = random(11);
    NDArray z = random(12);
    double entropy = number(Components.crossEntropy(z, z));
    double divergence = number(Components.klDivergence(other, z));
    assertTrue(divergence > 0);
    assertEquals(entropy + divergence, number(Components.crossEntropy(other, z)), 1e-12);
  }

  @Test
  void theMedianNormIsNothingAtItsNormAndForgetsRowsOfZeros() {
    assertEquals(0, number(Components.medianNorm(rows(3, 4, 0, 0), 5)), 1e-12);
    assertEquals(2, number(Components.medianNorm(rows(0, 0, 0, 0), 2)), 1e-12);
    double[] table = {3, 4, 0, 0, 0, 1, 6, 8, 0, 0, 0, 2}; // norms 5, 0, 1, 10, 0, 2
    assertEquals(
        3.5, EmbeddingStatistics.medianNorm(manager.create(table, new Shape(6, 2))), 1e-12);
    double[] odd = {3, 4, 0, 1, 6, 8};
    assertEquals(5, EmbeddingStatistics.medianNorm(manager.create(odd, new Shape(3, 2))), 1e-12);
  }

  @Test
  void theInformationOfStandardNormalsTendsToOne() {
    int half = 2_000;
    Random random = new Random(17);
    double[] clean = random.doubles(2 * half).map(u -> random.nextGaussian()).toArray();
    double[] noisy = Arrays.stream(clean).map(c -> c + random.nextGaussian()).toArray();
    long[] inA = LongStream.range(0, (long) half * half).map(pair -> pair / half).toArray();
    long[] inB = LongStream.range(0, (long) half * half).map(pair -> half + pair % half).toArray();
    try (NDManager many = manager.newSubManager()) {
      Shape shape = new Shape(2 * half, 1);
      NDArray centre = many.create(clean, shape);
      NDArray sigma = centre.onesLike();
      SequencePairs pairs = new SequencePairs(inA.length, many.create(inA), many.create(inB));
      assertEquals(1.0, number(information(many.create(noisy, shape), centre, sigma, pairs)), 0.05);
      NDArray same = centre.zerosLike();
      NDArray released = many.create(noisy, shape).sub(centre);
      assertEquals(0, number(information(released, same, sigma, pairs)), 0.05);
      assertEquals(0, number(Components.logDeviationRatio(sigma, pairs.forth())), 1e-12);
    }
  }

  static Stream<Map.Entry<String, BinaryOperator<NDArray>>> components() {
    SequencePairs pairs =
        new SequencePairs(
            4, manager.create(new long[] {0, 0, 1, 2}), manager.create(new long[] {3, 4, 3, 4}));
    Map<String, BinaryOperator<NDArray>> all = new LinkedHashMap<>();
    all.put("cross entropy", Components::crossEntropy);
    all.put("KL divergence", Components::klDivergence);
    all.put("absolute cosine", (a, b) -> Components.absoluteCosineSimilarity(b, a));
    all.put("median norm", (a, b) -> Components.medianNorm(a, 1.7));
    all.put("information of x~", (a, b) -> information(a, b, b.abs(), pairs));
    all.put("information of x + mu", (a, b) -> information(b, a, b.abs(), pairs));
    all.put("information of sigma", (a, b) -> information(b, b, a.abs(), pairs));
    all.put("distance", (a, b) -> Components.squaredDistance(a, b, a.abs(), pairs.forth()));
    all.put("log ratio", (a, b) -> Components.logDeviationRatio(a.abs(), pairs.back()));
    all.putAll(
        Map.<String, BinaryOperator<NDArray>>of(
            "cosine", Components::cosineDistance,
            "l2", Components::l2Distance,
            "normalized",
                (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.NORMALIZED),
            "absolute",
                (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.ABSOLUTE),
            "squared", (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.SQUARED),
            "raw", (a, b) -> Components.inputEmbeddingSimilarity(b, a, SimilarityMode.RAW),
            "catalyst", (a, b) -> Components.inverseL2PowerLawCatalyst(b, a, 1.5, 2),
            "entropy", (a, b) -> Components.gaussianEntropyLog(a.abs()),
            "std log ratio", (a, b) -> Components.stdLogRatio(a.abs(), 3)));
    return all.entrySet().stream();
  }

  private static NDArray information(
      NDArray xTilde, NDArray centre, NDArray sigma, SequencePairs pairs) {
    return Components.mutualInformation(xTilde, centre, sigma, pairs);
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
