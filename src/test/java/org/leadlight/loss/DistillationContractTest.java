package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.run.MeanForm;
import org.leadlight.run.SimilarityMode;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.tensor.Leaves;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TokenBatch;
import org.leadlight.transform.TransformerCloak;

/**
 * The documented factory over a real decoder: contract, masks, invariances (mathematics 9 to 12).
 */
class DistillationContractTest {

  private static final Path MODEL = Path.of("src/test/resources/fixtures/lm/llama-tied-f32");
  private static final int[][] IDS = {{5, 9, 12, 40, 7, 3}, {8, 2, 99, 17}, {250, 33, 61, 4, 90}};

  private static TensorRuntime runtime;
  private static CausalLanguageModel base;

  private NDManager manager;
  private NoiseMaskedNoisyTransformerModel model;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
    base = LanguageModels.load(MODEL, runtime);
  }

  @AfterAll
  static void stop() {
    base.close();
    runtime.close();
  }

  @BeforeEach
  void build() {
    manager = runtime.manager().newSubManager();
    StandardDeviation deviation = new StandardDeviation(StandardDeviationForm.CLOAK, 1e-3, 3, 1);
    TransformerCloak cloak =
        new TransformerCloak(
            runtime, base, new CloakSettings(deviation, 0.5, MeanForm.BOUNDED, null, 1, 7));
    model = new NoiseMaskedNoisyTransformerModel(base, cloak, 11);
  }

  @AfterEach
  void free() {
    model.cloak().parameters().values().forEach(NDArray::close);
    manager.close();
  }

  // ---- the contract of section 9 ----

  @Test
  void everySequenceOfCallsKeepsTheStateTable() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int trial = 0; trial < 60; trial++) {
      Mirror mirror = new Mirror();
      DistillationLoss result = factory(1);
      TokenBatch batch = batch(IDS, true);
      NDArray mask = mask(batch, true);
      StringBuilder told = new StringBuilder("seed " + seed + ":");
      for (int call = 0; call < 12; call++) {
        int what = random.nextInt(5);
        told.append(' ').append("TSLCH".charAt(what));
        boolean allowed = mirror.allows(what);
        Runnable action =
            switch (what) {
              case 0 -> () -> model.teacherPass(batch, new DistillationPoint(1));
              case 1 -> () -> model.studentPass(batch, new DistillationPoint(1), 0);
              case 2 -> () -> result.loss().apply(mask);
              case 3 -> () -> assertNotNull(result.components().get());
              default -> () -> assertNotNull(result.hyperparameters().get());
            };
        if (allowed) {
          action.run();
          mirror.took(what);
        } else {
          String name = List.of("", "", "loss", "components", "hyperparameters").get(what);
          IllegalStateException refused =
              assertThrows(IllegalStateException.class, action::run, told.toString());
          assertTrue(refused.getMessage().startsWith(name + " "), refused.getMessage());
        }
      }
    }
  }

  /** The table of section 9 in its plainest form. */
  private static final class Mirror {
    private boolean teacher;
    private boolean student;
    private boolean loss;
    private boolean components;
    private boolean hyperparameters;

    boolean allows(int what) {
      boolean ready = teacher && student;
      return switch (what) {
        case 0, 1 -> true;
        case 2 -> ready && !loss;
        case 3 -> ready && loss && !components;
        default -> ready && !hyperparameters;
      };
    }

    void took(int what) {
      if (what < 2 && teacher && student) {
        teacher = false;
        student = false;
        loss = false;
        components = false;
        hyperparameters = false;
      }
      switch (what) {
        case 0 -> teacher = true;
        case 1 -> student = true;
        case 2 -> loss = true;
        case 3 -> components = true;
        default -> hyperparameters = true;
      }
    }
  }

  @Test
  void aNewFactoryResultIgnoresEarlierPasses() {
    TokenBatch batch = batch(IDS, true);
    DistillationLoss first = factory(1);
    passes(batch, 1);
    DistillationLoss second = factory(1);
    assertThrows(IllegalStateException.class, () -> second.loss().apply(mask(batch, true)));
    assertNotNull(first.loss().apply(mask(batch, true)));
  }

  @Test
  void passesOverDifferentBatchesDoNotAgree() {
    DistillationLoss result = factory(1);
    model.teacherPass(batch(IDS, true), new DistillationPoint(1));
    TokenBatch other = batch(new int[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, true);
    assertThrows(
        IllegalStateException.class, () -> model.studentPass(other, new DistillationPoint(1), 0));
    assertThrows(IllegalStateException.class, () -> result.loss().apply(mask(other, true)));
  }

  @Test
  void aLossMaskOfAnotherShapeEndsTheCycle() {
    TokenBatch batch = batch(IDS, true);
    DistillationLoss result = factory(1);
    passes(batch, 1);
    assertThrows(
        IllegalArgumentException.class, () -> result.loss().apply(manager.ones(new Shape(1, 2))));
    assertThrows(IllegalStateException.class, () -> result.loss().apply(mask(batch, true)));
  }

  @Test
  void evaluationDoesNotDisturbACycle() {
    TokenBatch batch = batch(IDS, true);
    DistillationLoss result = factory(1);
    passes(batch, 1);
    model.transform(batch, NoiseStream.EVALUATION, 3);
    assertNotNull(result.loss().apply(mask(batch, true)));
  }

  @Test
  void aTotalThatIsNotFiniteCarriesItsComponents() {
    NDArray parameter = model.cloak().parameters().get("standard_deviation.head.bias");
    parameter.addi(Float.NaN);
    TokenBatch batch = batch(IDS, true);
    DistillationLoss result = factory(1);
    passes(batch, 1);
    NonFiniteLossException thrown =
        assertThrows(NonFiniteLossException.class, () -> result.loss().apply(mask(batch, true)));
    assertTrue(Double.isNaN(thrown.components().get("gaussian_entropy_log_loss")));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 1, 1, 1, 1, alpha",
    "1.1, 1, 1, 1, 1, alpha",
    "NaN, 1, 1, 1, 1, alpha",
    "0.5, -1, 1, 1, 1, std_log_ratio_loss_weight",
    "0.5, 1, NaN, 1, 1, input_embedding_similarity_loss_weight",
    "0.5, 1, 1, -1, 1, distillation_layer_cosine_distance_loss_weight",
    "0.5, 1, 1, 1, Infinity, distillation_layer_l2_distance_loss_weight"
  })
  void anArgumentOutOfItsRangeIsNamed(
      double alpha, double std, double similarity, double cosine, double l2, String name) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Distillation.distillationLossFactory(model, 1, alpha, std, similarity, cosine, l2));
    assertTrue(refused.getMessage().startsWith(name + " is "), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aLayerTheModelLacksIsRefused(int layer) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Distillation.distillationLossFactory(model, layer, 0.5, 1, 1, 1));
  }

  @Test
  void hyperparametersAreTheDocumentedArgumentsByName() {
    DistillationLoss result = Distillation.distillationLossFactory(model, null, 0.5, 1, 2, 3);
    passes(batch(IDS, true), null);
    Map<String, Object> told = result.hyperparameters().get();
    assertEquals("logits", told.get("distillation_layer_index"));
    assertEquals(0.5, told.get("alpha"));
    assertEquals(1.0, told.get("std_log_ratio_loss_weight"));
    assertEquals(2.0, told.get("input_embedding_similarity_loss_weight"));
    assertEquals(3.0, told.get("distillation_layer_cosine_distance_loss_weight"));
    assertEquals(0.0, told.get("distillation_layer_l2_distance_loss_weight"));
    assertEquals("NORMALIZED", told.get("input_embedding_similarity_mode"));
  }

  // ---- masks ----

  @Test
  void withoutANoisedPositionNothingChanges() {
    TokenBatch batch = batch(IDS, false);
    NoisyEmbeddings embeddings = model.transform(batch, NoiseStream.TRAINING, 0);
    assertArrayEquals(embeddings.x().toFloatArray(), embeddings.xTilde().toFloatArray());
    Map<String, Double> components = step(batch, 1, null).components;
    assertEquals(0, components.get("distillation_loss"), 1e-6);
    assertEquals(0, components.get("stained_glass_transform_loss"));
    assertEquals(0, components.get("composite_loss"), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1", "-1"})
  void padsCleanPrefixesAndFullMasksGiveFiniteGradients(int layer) {
    int[][] ids = {{5, 9, 12, 40, 7, 3}, {}, {250, 33, 61, 4, 90}};
    boolean[][] noise = {{false, false, true, true, false, false}, {}, new boolean[5]};
    TokenBatch batch = TokenBatch.of(manager, ids, noise, new long[] {0, 1, 2}, 9);
    boolean[] all = new boolean[3 * 9];
    Arrays.fill(all, true);
    Taken taken = step(batch, layer < 0 ? null : layer, manager.create(all, new Shape(3, 9)));
    taken.components.values().forEach(value -> assertTrue(Double.isFinite(value)));
    for (float[] gradient : taken.gradients.values()) {
      for (float number : gradient) {
        assertTrue(Float.isFinite(number));
      }
    }
    assertEquals(2, taken.components.get("noise_positions"));
    assertEquals(11, taken.components.get("loss_positions"));
  }

  // ---- invariances ----

  @ParameterizedTest
  @CsvSource({"1", "-1"})
  void paddingAndTheOrderOfTheBatchChangeNothing(int layer) {
    Integer at = layer < 0 ? null : layer;
    Taken plain = step(batch(IDS, true), at, null);
    int[][] turned = {IDS[2], IDS[0], IDS[1]};
    TokenBatch wider =
        TokenBatch.of(manager, turned, noise(turned, true), new long[] {2, 0, 1}, 14);
    assertSame(plain, step(wider, at, null), 1e-5);
  }

  @Test
  void theGradientReachesTheCloakAndNothingElse() {
    Taken taken = step(batch(IDS, true), 1, null);
    assertFalse(base.embeddingTable().hasGradient());
    double size = 0;
    for (float number : taken.gradients.get("standard_deviation.head.bias")) {
      size += Math.abs(number);
    }
    assertTrue(size > 0);
  }

  @Test
  void alphaAtItsEndsSilencesTheOtherSide() {
    TokenBatch batch = batch(IDS, true);
    Taken some = step(batch, factory(1, 0, 0.7, 1.3, 2), 1, null);
    Taken other = step(batch, factory(1, 0, 7, 13, 2), 1, null);
    assertGradients(some, other, 0);
    Taken strong = step(batch, factory(1, 1, 0.7, 1.3, 2), 1, null);
    Taken stronger = step(batch, factory(1, 1, 0.7, 1.3, 20), 1, null);
    assertGradients(strong, stronger, 0);
  }

  @ParameterizedTest
  @CsvSource({"1", "-1"})
  void microBatchesAddUpToTheWholeBatch(int layer) {
    Integer at = layer < 0 ? null : layer;
    TokenBatch whole = batch(IDS, true);
    Taken expected = step(whole, at, null);
    List<TokenBatch> parts = new ArrayList<>();
    for (int i = 0; i < IDS.length; i++) {
      int[][] one = {IDS[i]};
      parts.add(TokenBatch.of(manager, one, noise(one, true), new long[] {i}, IDS[i].length));
    }
    double sigma = parts.stream().mapToDouble(model::sigmaSum).sum();
    long positions = whole.noisePositions().length;
    long compared = whole.positions(mask(whole, true).toBooleanArray()).length;
    StepTotals totals = new StepTotals(positions, compared, 0, sigma);
    clear();
    Map<String, Double> summed = new LinkedHashMap<>();
    DistillationLoss result = factory(at, 0.5, 0.7, 1.3, 2);
    for (TokenBatch part : parts) {
      model.teacherPass(part, new DistillationPoint(at));
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        model.studentPass(part, new DistillationPoint(at), 0);
        Leaves.gatherFrom(tape, result.loss().apply(mask(part, true), totals));
      }
      result.components().get().forEach((key, value) -> summed.merge(key, value, Double::sum));
    }
    assertSame(expected, new Taken(summed, gradients()), 1e-5);
  }

  @Test
  void appendingTextDoesNotChangeWhatWasReleasedForThePrefix() {
    int[][] prefix = {{5, 9, 12, 40}};
    int[][] longer = {{5, 9, 12, 40, 7, 3, 88}};
    float[] before = released(prefix);
    float[] after = released(longer);
    for (int i = 0; i < before.length; i++) {
      // the noise of a longer sequence is another draw, so sigma and mu are compared
      assertEquals(before[i], after[i], 1e-5);
    }
  }

  private float[] released(int[][] ids) {
    TokenBatch batch = TokenBatch.of(manager, ids, noise(ids, true), new long[] {0}, ids[0].length);
    return model.transform(batch, NoiseStream.EVALUATION, 0).sigma().toFloatArray();
  }

  @Test
  void garbageCollectedBetweenForwardAndBackwardLeavesTheGradients() {
    TokenBatch batch = batch(IDS, true);
    Taken expected = step(batch, 1, null);
    clear();
    DistillationLoss result = factory(1);
    model.teacherPass(batch, new DistillationPoint(1));
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      model.studentPass(batch, new DistillationPoint(1), 0);
      NDArray total = result.loss().apply(mask(batch, true));
      for (int i = 0; i < 5; i++) {
        System.gc();
        byte[][] pressure = new byte[64][1 << 20];
        assertEquals(64, pressure.length);
      }
      tape.backward(total);
    }
    assertGradients(expected, new Taken(Map.of(), gradients()), 0);
  }

  // ---- what the tests stand on ----

  private record Taken(Map<String, Double> components, Map<String, float[]> gradients) {}

  private DistillationLoss factory(Integer layer) {
    return factory(layer, 0.5, 0.7, 1.3, 2);
  }

  private DistillationLoss factory(
      Integer layer, double alpha, double std, double similarity, double cosine) {
    return Distillation.distillationLossFactory(
        model,
        layer,
        alpha,
        std,
        similarity,
        cosine,
        0.4,
        new DistillationOptions(SimilarityMode.ABSOLUTE, 0.9, 1.5, 2, 0.25));
  }

  private Taken step(TokenBatch batch, Integer layer, NDArray mask) {
    return step(batch, factory(layer), layer, mask);
  }

  private Taken step(TokenBatch batch, DistillationLoss result, Integer layer, NDArray mask) {
    clear();
    model.teacherPass(batch, new DistillationPoint(layer));
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      model.studentPass(batch, new DistillationPoint(layer), 0);
      Leaves.gatherFrom(tape, result.loss().apply(mask == null ? mask(batch, true) : mask));
    }
    return new Taken(result.components().get(), gradients());
  }

  private void passes(TokenBatch batch, Integer layer) {
    model.teacherPass(batch, new DistillationPoint(layer));
    model.studentPass(batch, new DistillationPoint(layer), 0);
  }

  private void clear() {
    model.cloak().parameters().values().forEach(Leaves::clearGradient);
  }

  private Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    model
        .cloak()
        .parameters()
        .forEach((name, leaf) -> gradients.put(name, leaf.getGradient().toFloatArray()));
    return gradients;
  }

  private TokenBatch batch(int[][] ids, boolean noisy) {
    return TokenBatch.of(manager, ids, noise(ids, noisy), new long[] {0, 1, 2}, 6);
  }

  private static boolean[][] noise(int[][] ids, boolean noisy) {
    boolean[][] noise = new boolean[ids.length][];
    for (int i = 0; i < ids.length; i++) {
      noise[i] = new boolean[ids[i].length];
      for (int t = 1; t < ids[i].length - 1; t++) {
        noise[i][t] = noisy;
      }
    }
    return noise;
  }

  private NDArray mask(TokenBatch batch, boolean set) {
    boolean[] mask = new boolean[batch.size() * batch.width()];
    Arrays.fill(mask, set);
    return manager.create(mask, new Shape(batch.size(), batch.width()));
  }

  private static void assertSame(Taken expected, Taken actual, double tolerance) {
    expected.components.forEach(
        (key, value) ->
            assertEquals(
                value, actual.components.get(key), tolerance * Math.max(1, Math.abs(value)), key));
    assertGradients(expected, actual, tolerance);
  }

  private static void assertGradients(Taken expected, Taken actual, double tolerance) {
    expected.gradients.forEach(
        (name, gradient) ->
            assertArrayEquals(gradient, actual.gradients.get(name), (float) tolerance, name));
  }
}
