package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.run.SimilarityMode;
import org.leadlight.tensor.Leaves;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;

/** Values and gradients against torch's float64 autograd, to 1e-9 relative. */
class LossFixtureTest {

  private static final double TOLERANCE = 1e-9;
  private static TensorRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  static Stream<Arguments> componentsOfEveryFixture() {
    return Stream.of("small", "nonoise", "allloss")
        .flatMap(
            fixture ->
                Stream.of(
                        "std_log_ratio_loss",
                        "input_embedding_similarity_loss/NORMALIZED",
                        "input_embedding_similarity_loss/ABSOLUTE",
                        "input_embedding_similarity_loss/SQUARED",
                        "input_embedding_similarity_loss/RAW",
                        "distillation_layer_cosine_distance_loss",
                        "distillation_layer_l2_distance_loss",
                        "inverse_l2_power_law_catalyst_loss",
                        "gaussian_entropy_log_loss",
                        "distillation_cross_entropy_loss",
                        "distillation_kl_divergence",
                        "absolute_cosine_similarity_penalty",
                        "median_norm_penalty",
                        "mutual_information_loss")
                    .map(component -> Arguments.of(fixture, component)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("componentsOfEveryFixture")
  void everyComponentHasTheReferencesValueAndGradients(String name, String component)
      throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, name)) {
      Objective.Result result =
          differentiate(fixture, Objective.sum(List.of(term(fixture, component))));
      double expected = fixture.numbers.get("components").get(component).get("value").doubleValue();
      assertClose(expected, result.components().get(component.split("/")[0]), component);
      assertClose(expected, result.components().get("composite_loss"), component);
      assertGradients(fixture, component);
    }
  }

  static Stream<Arguments> factoriesOfEveryFixture() {
    return Stream.of("small", "nonoise", "allloss")
        .flatMap(
            fixture ->
                Stream.of(
                        "distillation_documented/NORMALIZED",
                        "distillation_documented/ABSOLUTE",
                        "distillation_extended/NORMALIZED",
                        "distillation_extended/ABSOLUTE",
                        "cross_entropy_distillation",
                        "mutual_information_distillation/logits")
                    .map(factory -> Arguments.of(fixture, factory)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("factoriesOfEveryFixture")
  void everyFactoryHasTheReferencesValueAndGradients(String name, String factory)
      throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, name)) {
      Objective.Result result = differentiate(fixture, objective(fixture, factory));
      double expected = fixture.numbers.get("factories").get(factory).get("value").doubleValue();
      assertClose(expected, result.components().get("composite_loss"), factory);
      assertEquals(
          fixture.numbers.get("noise_positions").doubleValue(),
          result.components().get("noise_positions"));
      assertEquals(
          fixture.numbers.get("loss_positions").doubleValue(),
          result.components().get("loss_positions"));
      assertGradients(fixture, factory);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "nonoise", "allloss"})
  void theUsualNormIsTheReferencesMedian(String name) throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, name)) {
      assertClose(
          fixture.numbers.get("median_norm").doubleValue(), fixture.medianNorm(), "median norm");
    }
  }

  @Test
  void theInformationAtALayerIsTheSumOfItsWeightedParts() throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, "small")) {
      Map<String, Double> parts =
          differentiate(
                  fixture,
                  Objectives.mutualInformation(
                      false,
                      1.1,
                      0.05,
                      0.6,
                      0.2,
                      new MutualInformationOptions(0.25, 2.1, 0.4),
                      fixture.medianNorm()))
              .components();
      double keeps =
          1.1
              * (2.1 * value(fixture, "distillation_layer_cosine_distance_loss")
                  + 0.4 * value(fixture, "distillation_layer_l2_distance_loss"));
      double hides =
          0.05 * value(fixture, "mutual_information_loss")
              + 0.6 * value(fixture, "absolute_cosine_similarity_penalty")
              + 0.2 * value(fixture, "median_norm_penalty")
              + 0.25 * value(fixture, "gaussian_entropy_log_loss");
      assertClose(keeps, parts.get("distillation_loss"), "D");
      assertClose(hides, parts.get("stained_glass_transform_loss"), "G");
      assertClose(keeps + hides, parts.get("composite_loss"), "total");
    }
  }

  @Test
  void theInformationIsMadeOfItsReportedParts() throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, "small")) {
      Map<String, Double> parts =
          differentiate(fixture, objective(fixture, "mutual_information_distillation/logits"))
              .components();
      double there =
          parts.get("mutual_information_ratio_ab") + parts.get("mutual_information_maha_ab");
      double back =
          parts.get("mutual_information_ratio_ba") + parts.get("mutual_information_maha_ba");
      assertClose(
          value(fixture, "mutual_information_loss"), ((there - 1) / 2 + (back - 1) / 2) / 2, "MI");
      assertEquals(
          0,
          parts.get("mutual_information_ratio_ab") + parts.get("mutual_information_ratio_ba"),
          1e-12);
    }
  }

  private static double value(LossFixture fixture, String component) {
    return fixture.numbers.get("components").get(component).get("value").doubleValue();
  }

  private static Objective.Result differentiate(LossFixture fixture, Objective objective) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      Objective.Result result = fixture.total(objective, fixture.mu, fixture.rho, fixture.hTilde);
      Leaves.gatherFrom(tape, result.total());
      return result;
    }
  }

  /** The term of a component with weight 1. */
  private static Term term(LossFixture fixture, String component) {
    String[] name = component.split("/");
    return switch (name[0]) {
      case "std_log_ratio_loss" -> Term.stdLogRatio(1, fixture.deviation.maximum());
      case "input_embedding_similarity_loss" -> Term.similarity(1, SimilarityMode.valueOf(name[1]));
      case "distillation_layer_cosine_distance_loss" -> Term.cosineDistance(1);
      case "distillation_layer_l2_distance_loss" -> Term.l2Distance(1);
      case "inverse_l2_power_law_catalyst_loss" ->
          Term.catalyst(
              1, fixture.number("characteristic_length"), fixture.number("exponent_of_decay"));
      case "gaussian_entropy_log_loss" -> Term.gaussianEntropyLog(1);
      case "distillation_cross_entropy_loss" -> Term.crossEntropy(1);
      case "distillation_kl_divergence" -> Term.klDivergence(1);
      case "absolute_cosine_similarity_penalty" -> Term.absoluteCosineSimilarity(1);
      case "median_norm_penalty" -> Term.medianNorm(1, fixture.medianNorm());
      case "mutual_information_loss" -> Term.mutualInformation(1);
      default -> throw new IllegalArgumentException(component);
    };
  }

  /** The objective of a factory at the fixture's weights. */
  private static Objective objective(LossFixture fixture, String factory) {
    String[] name = factory.split("/");
    double absoluteCosine = fixture.weight("absolute_cosine_similarity_penalty_weight");
    double norm = fixture.weight("median_norm_penalty_weight");
    double entropy = fixture.weight("gaussian_entropy_log_loss_weight");
    return switch (name[0]) {
      case "cross_entropy_distillation" ->
          Objectives.crossEntropy(
              fixture.weight("distillation_cross_entropy_loss_weight"),
              absoluteCosine,
              norm,
              new CrossEntropyOptions(entropy),
              fixture.medianNorm());
      case "mutual_information_distillation" ->
          Objectives.mutualInformation(
              true,
              fixture.weight("utility_loss_weight"),
              fixture.weight("mutual_information_loss_weight"),
              absoluteCosine,
              norm,
              new MutualInformationOptions(entropy, 1, 0),
              fixture.medianNorm());
      default ->
          distillation(fixture, name[0].contains("extended"), SimilarityMode.valueOf(name[1]));
    };
  }

  private static Objective distillation(
      LossFixture fixture, boolean extended, SimilarityMode mode) {
    return Objectives.distillation(
        fixture.weight("alpha"),
        fixture.weight("std_log_ratio_loss_weight"),
        fixture.weight("input_embedding_similarity_loss_weight"),
        fixture.weight("distillation_layer_cosine_distance_loss_weight"),
        fixture.weight("distillation_layer_l2_distance_loss_weight"),
        new DistillationOptions(
            mode,
            extended ? fixture.weight("inverse_l2_power_law_catalyst_loss_weight") : 0,
            fixture.number("characteristic_length"),
            fixture.number("exponent_of_decay"),
            extended ? fixture.weight("gaussian_entropy_log_loss_weight") : 0),
        fixture.deviation.maximum());
  }

  private static void assertGradients(LossFixture fixture, String of) {
    for (Map.Entry<String, NDArray> leaf : fixture.leaves().entrySet()) {
      double[] expected = fixture.gradient(of, leaf.getKey()).toDoubleArray();
      double[] actual = gathered(leaf.getValue(), expected.length);
      double scale = 0;
      for (double number : expected) {
        scale = Math.max(scale, Math.abs(number));
      }
      for (int i = 0; i < expected.length; i++) {
        double error = Math.abs(expected[i] - actual[i]);
        assertTrue(
            error <= TOLERANCE * Math.max(scale, 1e-3),
            of + " to " + leaf.getKey() + "[" + i + "]: " + expected[i] + " but " + actual[i]);
      }
    }
  }

  /** What a leaf gathered; zeros when nothing reached it. */
  private static double[] gathered(NDArray leaf, int size) {
    NDArray gradient = leaf.getGradient();
    return gradient.getDataType() == DataType.FLOAT64 && gradient.size() == size
        ? gradient.toDoubleArray()
        : new double[size];
  }

  private static void assertClose(double expected, double actual, String what) {
    assertEquals(expected, actual, TOLERANCE * Math.max(1e-3, Math.abs(expected)), what);
  }
}
