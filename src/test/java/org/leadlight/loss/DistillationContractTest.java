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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.run.ComponentDeclaration;
import org.leadlight.run.Factories;
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

/** Every factory over a real decoder: contract, masks, invariances (mathematics 9 to 12). */
class DistillationContractTest {

  private static final Path MODEL = Path.of("src/test/resources/fixtures/lm/llama-tied-f32");
  private static final int[][] IDS = {{5, 9, 12, 40, 7, 3}, {8, 2, 99, 17}, {250, 33, 61, 4, 90}};

  private static final DistillationPoint AT_LAYER = new DistillationPoint(1);

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

  @ParameterizedTest
  @EnumSource
  void everySequenceOfCallsKeepsTheStateTable(FactoryCase tested) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int trial = 0; trial < 20; trial++) {
      Mirror mirror = new Mirror();
      DistillationLoss result = tested.on(model);
      TokenBatch batch = batch(IDS, true);
      NDArray mask = mask(batch, true);
      StringBuilder told = new StringBuilder("seed " + seed + ":");
      for (int call = 0; call < 12; call++) {
        int what = random.nextInt(5);
        told.append(' ').append("TSLCH".charAt(what));
        boolean allowed = mirror.allows(what);
        Runnable action =
            switch (what) {
              case 0 -> () -> model.teacherPass(batch, tested.point());
              case 1 -> () -> model.studentPass(batch, tested.point(), 0);
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

  @ParameterizedTest
  @EnumSource
  void aNewFactoryResultIgnoresEarlierPasses(FactoryCase tested) {
    TokenBatch batch = batch(IDS, true);
    DistillationLoss first = tested.on(model);
    passes(batch, tested.point());
    DistillationLoss second = tested.on(model);
    assertThrows(IllegalStateException.class, () -> second.loss().apply(mask(batch, true)));
    assertNotNull(first.loss().apply(mask(batch, true)));
  }

  @ParameterizedTest
  @EnumSource
  void passesOverDifferentBatchesDoNotAgree(FactoryCase tested) {
    DistillationLoss result = tested.on(model);
    model.teacherPass(batch(IDS, true), tested.point());
    TokenBatch other = batch(new int[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, true);
    assertThrows(IllegalStateException.class, () -> model.studentPass(other, tested.point(), 0));
    assertThrows(IllegalStateException.class, () -> result.loss().apply(mask(other, true)));
  }

  @ParameterizedTest
  @EnumSource
  void aLossMaskOfAnotherShapeEndsTheCycle(FactoryCase tested) {
    TokenBatch batch = batch(IDS, true);
    DistillationLoss result = tested.on(model);
    passes(batch, tested.point());
    assertThrows(
        IllegalArgumentException.class, () -> result.loss().apply(manager.ones(new Shape(1, 2))));
    assertThrows(IllegalStateException.class, () -> result.loss().apply(mask(batch, true)));
  }

  @ParameterizedTest
  @EnumSource
  void evaluationDoesNotDisturbACycle(FactoryCase tested) {
    TokenBatch batch = batch(IDS, true);
    DistillationLoss result = tested.on(model);
    passes(batch, tested.point());
    model.transform(batch, NoiseStream.EVALUATION, 3);
    assertNotNull(result.loss().apply(mask(batch, true)));
  }

  @ParameterizedTest
  @EnumSource
  void aTotalThatIsNotFiniteCarriesItsComponents(FactoryCase tested) {
    NDArray parameter = model.cloak().parameters().get("standard_deviation.head.bias");
    parameter.addi(Float.NaN);
    TokenBatch batch = batch(IDS, true);
    DistillationLoss result = tested.on(model);
    passes(batch, tested.point());
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
    passes(batch(IDS, true), new DistillationPoint(null));
    Map<String, Object> told = result.hyperparameters().get();
    assertEquals("logits", told.get("distillation_layer_index"));
    assertEquals(0.5, told.get("alpha"));
    assertEquals(1.0, told.get("std_log_ratio_loss_weight"));
    assertEquals(2.0, told.get("input_embedding_similarity_loss_weight"));
    assertEquals(3.0, told.get("distillation_layer_cosine_distance_loss_weight"));
    assertEquals(0.0, told.get("distillation_layer_l2_distance_loss_weight"));
    assertEquals("NORMALIZED", told.get("input_embedding_similarity_mode"));
  }

  @Test
  void everyFactoryTellsItsArgumentsByTheirDocumentedNames() {
    DistillationPoint logits = new DistillationPoint(null);
    DistillationLoss crossEntropy =
        Distillation.crossEntropyDistillationFactory(model, 1, 2, 3, new CrossEntropyOptions(4));
    passes(batch(IDS, true), logits);
    assertEquals(
        Map.of(
            "distillation_cross_entropy_loss_weight", 1.0,
            "absolute_cosine_similarity_penalty_weight", 2.0,
            "median_norm_penalty_weight", 3.0,
            "gaussian_entropy_log_loss_weight", 4.0,
            "scale", List.of(1e-3, 3.0),
            "shallow", 1.0),
        crossEntropy.hyperparameters().get());
    DistillationLoss information =
        Distillation.mutualInformationDistillationFactory(
            model, null, 1, 2, 3, 4, new MutualInformationOptions(5, 6, 7));
    passes(batch(IDS, true), logits);
    Map<String, Object> told = new LinkedHashMap<>(information.hyperparameters().get());
    told.keySet().removeAll(List.of("scale", "shallow"));
    assertEquals(
        Map.of(
            "distillation_layer_index", "logits",
            "utility_loss_weight", 1.0,
            "mutual_information_loss_weight", 2.0,
            "absolute_cosine_similarity_penalty_weight", 3.0,
            "median_norm_penalty_weight", 4.0,
            "gaussian_entropy_log_loss_weight", 5.0,
            "distillation_layer_cosine_distance_loss_weight", 6.0,
            "distillation_layer_l2_distance_loss_weight", 7.0),
        told);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void everyWeightOutOfItsRangeIsNamed(double wrong) {
    assertRefused(
        "distillation_cross_entropy_loss_weight",
        () -> Distillation.crossEntropyDistillationFactory(model, wrong, 1, 1));
    assertRefused(
        "absolute_cosine_similarity_penalty_weight",
        () -> Distillation.crossEntropyDistillationFactory(model, 1, wrong, 1));
    assertRefused(
        "median_norm_penalty_weight",
        () -> Distillation.crossEntropyDistillationFactory(model, 1, 1, wrong));
    assertRefused(
        "gaussian_entropy_log_loss_weight",
        () ->
            Distillation.crossEntropyDistillationFactory(
                model, 1, 1, 1, new CrossEntropyOptions(wrong)));
    assertRefused(
        "utility_loss_weight",
        () -> Distillation.mutualInformationDistillationFactory(model, 1, wrong, 1, 1, 1));
    assertRefused(
        "mutual_information_loss_weight",
        () -> Distillation.mutualInformationDistillationFactory(model, 1, 1, wrong, 1, 1));
    assertRefused(
        "distillation_layer_index",
        () -> Distillation.mutualInformationDistillationFactory(model, 3, 1, 1, 1, 1));
  }

  private static void assertRefused(String name, Executable call) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
    assertTrue(refused.getMessage().startsWith(name + " is "), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void everyComponentThatIsDeclaredIsReportedAndNoOther(FactoryCase tested) {
    String id =
        tested.measuresPairs()
            ? "mutual_information"
            : tested.measuresCrossEntropy() ? "cross_entropy" : "distillation";
    Set<String> declared =
        Factories.find(id).orElseThrow().components().stream()
            .filter(component -> component.isReturnedAt(tested.point().layer()))
            .map(ComponentDeclaration::key)
            .collect(Collectors.toCollection(TreeSet::new));
    declared.addAll(
        List.of(
            "distillation_loss",
            "stained_glass_transform_loss",
            "composite_loss",
            "noise_positions",
            "loss_positions"));
    assertEquals(declared, new TreeSet<>(step(batch(IDS, true), tested, null).components.keySet()));
  }

  // ---- masks ----

  @ParameterizedTest
  @EnumSource
  void withoutANoisedPositionNothingChanges(FactoryCase tested) {
    TokenBatch batch = batch(IDS, false);
    NoisyEmbeddings embeddings = model.transform(batch, NoiseStream.TRAINING, 0);
    assertArrayEquals(embeddings.x().toFloatArray(), embeddings.xTilde().toFloatArray());
    Map<String, Double> components = step(batch, tested, null).components;
    assertEquals(0, components.get("stained_glass_transform_loss"));
    if (tested.measuresCrossEntropy()) {
      assertEquals(0, components.get("distillation_kl_divergence"), 1e-6);
    } else {
      assertEquals(0, components.get("distillation_loss"), 1e-6);
      assertEquals(0, components.get("composite_loss"), 1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void padsCleanPrefixesAndFullMasksGiveFiniteGradients(FactoryCase tested) {
    int[][] ids = {{5, 9, 12, 40, 7, 3}, {}, {250, 33, 61, 4, 90}};
    boolean[][] noise = {{false, false, true, true, false, false}, {}, new boolean[5]};
    TokenBatch batch = TokenBatch.of(manager, ids, noise, new long[] {0, 1, 2}, 9);
    boolean[] all = new boolean[3 * 9];
    Arrays.fill(all, true);
    Taken taken = step(batch, tested, manager.create(all, new Shape(3, 9)));
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
  @EnumSource
  void paddingChangesNothing(FactoryCase tested) {
    Taken plain = step(batch(IDS, true), tested, null);
    TokenBatch wider = TokenBatch.of(manager, IDS, noise(IDS, true), new long[] {0, 1, 2}, 14);
    assertSame(plain, step(wider, tested, null), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(names = "MUTUAL_INFORMATION.*", mode = EnumSource.Mode.MATCH_NONE)
  void theOrderOfTheBatchChangesNothing(FactoryCase tested) {
    Taken plain = step(batch(IDS, true), tested, null);
    int[][] turned = {IDS[2], IDS[0], IDS[1]};
    TokenBatch other = TokenBatch.of(manager, turned, noise(turned, true), new long[] {2, 0, 1}, 6);
    assertSame(plain, step(other, tested, null), 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void theGradientReachesTheCloakAndNothingElse(FactoryCase tested) {
    Taken taken = step(batch(IDS, true), tested, null);
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
    Taken some = step(batch, factory(0, 0.7, 1.3, 2), AT_LAYER, null);
    Taken other = step(batch, factory(0, 7, 13, 2), AT_LAYER, null);
    assertGradients(some, other, 0);
    Taken strong = step(batch, factory(1, 0.7, 1.3, 2), AT_LAYER, null);
    Taken stronger = step(batch, factory(1, 0.7, 1.3, 20), AT_LAYER, null);
    assertGradients(strong, stronger, 0);
  }

  @ParameterizedTest
  @EnumSource(names = "MUTUAL_INFORMATION.*", mode = EnumSource.Mode.MATCH_NONE)
  void microBatchesAddUpToTheWholeBatch(FactoryCase tested) {
    trainALittle();
    Taken expected = step(batch(IDS, true), tested, null);
    assertSame(expected, accumulated(tested, parts(IDS, 1)), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(names = "MUTUAL_INFORMATION.*", mode = EnumSource.Mode.MATCH_ALL)
  void pairsAreFormedWithinMicroBatchesAndEveryPairOfTheStepWeighsTheSame(FactoryCase tested) {
    int[][] four = {IDS[0], IDS[1], IDS[2], {6, 11, 77, 31, 8}};
    List<TokenBatch> parts = parts(four, 2);
    double weighted = 0;
    long pairs = 0;
    for (TokenBatch part : parts) {
      long count = SequencePairs.count(part);
      weighted += count * step(part, tested, null).components.get("mutual_information_loss");
      pairs += count;
    }
    Taken taken = accumulated(tested, parts);
    assertTrue(pairs > 0);
    assertEquals(
        weighted / pairs,
        taken.components.get("mutual_information_loss"),
        1e-5 * Math.abs(weighted / pairs));
    assertEquals(
        taken.components.get("composite_loss"),
        taken.components.get("distillation_loss")
            + taken.components.get("stained_glass_transform_loss"),
        1e-5);
  }

  @Test
  void aPairNeedsTwoSequences() {
    TokenBatch one = parts(IDS, 1).getFirst();
    DistillationLoss result = FactoryCase.MUTUAL_INFORMATION_AT_A_LAYER.on(model);
    passes(one, FactoryCase.MUTUAL_INFORMATION_AT_A_LAYER.point());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> result.loss().apply(mask(one, true)));
    assertTrue(refused.getMessage().contains("at least 2"), refused.getMessage());
  }

  /** Micro-batches of so many sequences each. */
  private List<TokenBatch> parts(int[][] ids, int size) {
    List<TokenBatch> parts = new ArrayList<>();
    for (int from = 0; from < ids.length; from += size) {
      int[][] some = Arrays.copyOfRange(ids, from, from + size);
      int width = Arrays.stream(some).mapToInt(each -> each.length).max().orElseThrow();
      long[] sequences = LongStream.range(from, from + size).toArray();
      parts.add(TokenBatch.of(manager, some, noise(some, true), sequences, width));
    }
    return parts;
  }

  private Taken accumulated(FactoryCase tested, List<TokenBatch> parts) {
    StepTotals totals =
        new StepTotals(
            parts.stream().mapToLong(part -> part.noisePositions().length).sum(),
            parts.stream().mapToLong(TokenBatch::tokens).sum(),
            parts.stream().mapToLong(SequencePairs::count).sum(),
            parts.stream().mapToDouble(model::sigmaSum).sum());
    clear();
    Map<String, Double> summed = new LinkedHashMap<>();
    DistillationLoss result = tested.on(model);
    for (TokenBatch part : parts) {
      model.teacherPass(part, tested.point());
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        model.studentPass(part, tested.point(), 0);
        Leaves.gatherFrom(tape, result.loss().apply(mask(part, true), totals));
      }
      result.components().get().forEach((key, value) -> summed.merge(key, value, Double::sum));
    }
    return new Taken(summed, gradients());
  }

  @Test
  void appendingTextDoesNotChangeWhatWasReleasedForThePrefix() {
    trainALittle();
    int[][] prefix = {{5, 9, 12, 40}};
    int[][] longer = {{5, 9, 12, 40, 7, 3, 88}};
    float[] before = released(prefix);
    float[] after = released(longer);
    for (int i = 0; i < before.length; i++) {
      // the noise of a longer sequence is another draw, so sigma and mu are compared
      assertEquals(before[i], after[i], 1e-5);
    }
  }

  /** Heads start at zero, and then sigma is the same everywhere. */
  private void trainALittle() {
    for (String tower : List.of("standard_deviation", "mean")) {
      NDArray head = model.cloak().parameters().get(tower + ".head.weight");
      NDArray step = manager.randomNormal(0, 0.3f, head.getShape(), head.getDataType());
      head.addi(step);
    }
  }

  private float[] released(int[][] ids) {
    TokenBatch batch = TokenBatch.of(manager, ids, noise(ids, true), new long[] {0}, ids[0].length);
    return model.transform(batch, NoiseStream.EVALUATION, 0).sigma().toFloatArray();
  }

  @ParameterizedTest
  @EnumSource
  void garbageCollectedBetweenForwardAndBackwardLeavesTheGradients(FactoryCase tested) {
    TokenBatch batch = batch(IDS, true);
    Taken expected = step(batch, tested, null);
    clear();
    DistillationLoss result = tested.on(model);
    model.teacherPass(batch, tested.point());
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      model.studentPass(batch, tested.point(), 0);
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

  private DistillationLoss factory(double alpha, double std, double similarity, double cosine) {
    return Distillation.distillationLossFactory(
        model,
        1,
        alpha,
        std,
        similarity,
        cosine,
        0.4,
        new DistillationOptions(SimilarityMode.ABSOLUTE, 0.9, 1.5, 2, 0.25));
  }

  private Taken step(TokenBatch batch, FactoryCase tested, NDArray mask) {
    return step(batch, tested.on(model), tested.point(), mask);
  }

  private Taken step(
      TokenBatch batch, DistillationLoss result, DistillationPoint point, NDArray mask) {
    clear();
    model.teacherPass(batch, point);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      model.studentPass(batch, point, 0);
      Leaves.gatherFrom(tape, result.loss().apply(mask == null ? mask(batch, true) : mask));
    }
    return new Taken(result.components().get(), gradients());
  }

  private void passes(TokenBatch batch, DistillationPoint point) {
    model.teacherPass(batch, point);
    model.studentPass(batch, point, 0);
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
