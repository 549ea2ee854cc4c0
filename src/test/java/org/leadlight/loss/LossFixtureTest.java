package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
                        "gaussian_entropy_log_loss")
                    .map(component -> Arguments.of(fixture, component)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("componentsOfEveryFixture")
  void everyComponentHasTheReferencesValueAndGradients(String name, String component)
      throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, name)) {
      Objective alone = alone(fixture, component);
      Objective.Result result = differentiate(fixture, alone);
      double expected = fixture.numbers.get("components").get(component).get("value").doubleValue();
      double factor = alone.alpha() == 0 || alone.alpha() == 1 ? 1 : Double.NaN;
      assertClose(expected, result.components().get(component.split("/")[0]), component);
      assertClose(expected * factor, result.components().get("composite_loss"), component);
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
                        "distillation_extended/ABSOLUTE")
                    .map(factory -> Arguments.of(fixture, factory)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("factoriesOfEveryFixture")
  void everyFactoryHasTheReferencesValueAndGradients(String name, String factory)
      throws IOException {
    try (LossFixture fixture = new LossFixture(runtime, name)) {
      SimilarityMode mode = SimilarityMode.valueOf(factory.split("/")[1]);
      boolean extended = factory.contains("extended");
      Objective objective =
          Distillation.objective(
              fixture.weight("alpha"),
              fixture.weight("std_log_ratio_loss_weight"),
              fixture.weight("input_embedding_similarity_loss_weight"),
              fixture.weight("distillation_layer_cosine_distance_loss_weight"),
              fixture.weight("distillation_layer_l2_distance_loss_weight"),
              new DistillationOptions(
                  mode,
                  extended ? fixture.weight("inverse_l2_power_law_catalyst_loss_weight") : 0,
                  fixture.numbers.get("characteristic_length").doubleValue(),
                  fixture.numbers.get("exponent_of_decay").doubleValue(),
                  extended ? fixture.weight("gaussian_entropy_log_loss_weight") : 0),
              fixture.deviation.maximum());
      Objective.Result result = differentiate(fixture, objective);
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

  private static Objective.Result differentiate(LossFixture fixture, Objective objective) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      Selection rows =
          Selection.of(
              fixture.batch,
              fixture.embeddings(),
              fixture.array("h"),
              fixture.hTilde,
              fixture.lossMask,
              states -> states);
      Objective.Result result = objective.of(rows, null);
      Leaves.gatherFrom(tape, result.total());
      return result;
    }
  }

  /** The objective in which one component has weight 1 and all others 0. */
  private static Objective alone(LossFixture fixture, String component) {
    boolean keeps = component.startsWith("distillation_layer");
    SimilarityMode mode =
        component.contains("/")
            ? SimilarityMode.valueOf(component.split("/")[1])
            : SimilarityMode.NORMALIZED;
    return Distillation.objective(
        keeps ? 0 : 1,
        component.startsWith("std_log") ? 1 : 0,
        component.startsWith("input_embedding") ? 1 : 0,
        component.contains("cosine_distance") ? 1 : 0,
        component.contains("l2_distance") ? 1 : 0,
        new DistillationOptions(
            mode,
            component.startsWith("inverse_l2") ? 1 : 0,
            fixture.numbers.get("characteristic_length").doubleValue(),
            fixture.numbers.get("exponent_of_decay").doubleValue(),
            component.startsWith("gaussian") ? 1 : 0),
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
