package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeFormatTest {

  private static final RunSpec DEFAULT = Recipes.DEMONSTRATION;

  @Test
  void readingWhatWasWrittenGivesAnEqualRecipe() {
    assertEquals(DEFAULT, RecipeFormat.read(RecipeFormat.write(DEFAULT)));
  }

  @Test
  void anEmptyRecipeIsTheDemonstration() {
    assertEquals(DEFAULT, RecipeFormat.read("{}"));
  }

  @Test
  void theLogitsAreALayerOfTheirOwn() {
    RunSpec spec = RecipeFormat.read("{\"loss\": {\"distillation_layer_index\": \"logits\"}}");
    assertNull(spec.loss().distillationLayerIndex());
    assertEquals(spec, RecipeFormat.read(RecipeFormat.write(spec)));
  }

  @Test
  void aSettingMayBeNamedByItsPathOrByItsUniqueLastPart() {
    RunSpec changed = RecipeFormat.with(DEFAULT, List.of("training.steps=7", "alpha=0.25"));
    assertEquals(7, changed.training().steps());
    assertEquals(0.25, changed.loss().value(Factories.ALPHA));
  }

  @Test
  void anOlderRecipeLetsAttackersLearnFromTheBundledConversations() {
    RunSpec old = RecipeFormat.read("{\"data\": {\"train\": \"a.jsonl\"}}");
    assertEquals("bundled:frontdesk-attacker", old.data().attacker());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.train", "data.validation"})
  void attackersMayNotLearnFromWhatTheTransformHasSeen(String seen) {
    List<String> both = List.of(seen + "=a.jsonl", "data.attacker= a.jsonl ");
    InvalidRecipeException thrown =
        assertThrows(InvalidRecipeException.class, () -> RecipeFormat.with(DEFAULT, both));
    assertEquals(List.of("data.attacker"), thrown.faults().stream().map(Fault::path).toList());
  }

  @Test
  void everyFaultIsToldAtOnce() {
    String recipe =
        """
        {"loss": {"alpha": 1.5, "colour": 3, "std_log_ratio_loss_weight": -1},
         "training": {"steps": 0, "device": "tpu", "seed": "x"},
         "transform": {"scale": [3, 0.1]}, "extra": {}}
        """;
    InvalidRecipeException thrown =
        assertThrows(InvalidRecipeException.class, () -> RecipeFormat.read(recipe));
    List<String> paths = thrown.faults().stream().map(Fault::path).toList();
    for (String path :
        List.of(
            "extra",
            "loss.alpha",
            "loss.colour",
            "loss.std_log_ratio_loss_weight",
            "training.steps",
            "training.device",
            "training.seed",
            "transform.scale")) {
      assertTrue(paths.contains(path), path + " is missing in " + paths);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "null", "{\"loss\": 3}", "{\"training\": {\"steps\": 1e99}}"})
  void damagedTextIsAFaultAndNothingElse(String text) {
    assertThrows(InvalidRecipeException.class, () -> RecipeFormat.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "=3", "nonsense=1", "training.steps=many", "alpha=NaN"})
  void anAssignmentThatCannotBeTakenIsAFault(String assignment) {
    assertThrows(
        InvalidRecipeException.class, () -> RecipeFormat.with(DEFAULT, List.of(assignment)));
  }

  @Test
  void anyMutationOfARecipeIsReadOrRefusedButNeverBreaks() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String written = RecipeFormat.write(DEFAULT);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder mutated = new StringBuilder(written);
      for (int j = 0; j <= random.nextInt(4); j++) {
        mutated.setCharAt(random.nextInt(mutated.length()), (char) (' ' + random.nextInt(95)));
      }
      try {
        RunSpec spec = RecipeFormat.read(mutated.toString());
        assertEquals(List.of(), Validation.faults(spec), "seed " + seed);
      } catch (InvalidRecipeException refused) {
        assertTrue(!refused.getMessage().isBlank(), "seed " + seed);
      }
    }
  }

  @Test
  void aLayerTheModelDoesNotHaveIsAFaultWithoutWrapAround() {
    assertTrue(Validation.layerFault(6, 6).isPresent());
    assertTrue(Validation.layerFault(-1, 6).isPresent());
    assertTrue(Validation.layerFault(5, 6).isEmpty());
    assertTrue(Validation.layerFault(null, 6).isEmpty());
  }

  @Test
  void theFactorsOfTheTermsAreTheirWeightsTimesTheShareOfTheirSide() {
    FactoryDeclaration factory = Factories.DISTILLATION;
    ComponentDeclaration cosine = factory.components().getFirst();
    assertEquals(0.4 * 30, factory.factor(cosine, DEFAULT.loss().values()), 1e-12);
    ComponentDeclaration entropy = factory.components().get(2);
    assertEquals(0.6 * 0.3, factory.factor(entropy, DEFAULT.loss().values()), 1e-12);
  }

  @Test
  void aSideWithAShareAndNoWeightIsAWarning() {
    RunSpec dead =
        RecipeFormat.with(DEFAULT, List.of(Factories.ENTROPY + "=0", Factories.SIMILARITY + "=0"));
    assertEquals("dead-side", Advisor.advice(dead).getFirst().id());
  }

  @Test
  void aRecipeThatNamesAFactoryAloneBeginsWithItsStandardLoss() {
    for (FactoryDeclaration factory : Factories.all()) {
      RunSpec read = RecipeFormat.read("{\"loss\": {\"factory\": \"" + factory.id() + "\"}}");
      assertEquals(factory.standard(), read.loss());
      assertEquals(read, RecipeFormat.with(DEFAULT, List.of("factory=" + factory.id())));
    }
  }

  @Test
  void assignmentsBesideAFactoryChangeItsOwnLossWhereverTheyStand() {
    RunSpec changed =
        RecipeFormat.with(
            DEFAULT, List.of(Factories.UTILITY + "=3", "loss.factory=mutual_information"));
    assertEquals(3, changed.loss().value(Factories.UTILITY));
    assertEquals(100, changed.loss().value(Factories.MUTUAL_INFORMATION_WARM_UP));
  }

  @Test
  void theFactoryOfARecipeKeepsItsValuesWhenItIsNamedAgain() {
    RunSpec changed = RecipeFormat.with(DEFAULT, List.of("alpha=0.25"));
    assertEquals(changed, RecipeFormat.with(changed, List.of("factory=distillation")));
  }

  @Test
  void theCrossEntropyKnowsNoLayer() {
    assertEquals(
        "loss.distillation_layer_index is 5; the factory cross_entropy compares \"logits\" only.",
        fault("factory=cross_entropy", "distillation_layer_index=5"));
  }

  @Test
  void pairsNeedTwoSequencesInEveryMicroBatch() {
    assertEquals(
        "training.batch_size is 8 in 5 micro-batches; the factory mutual_information pairs sequences"
            + " and needs at least 2 in each.",
        fault("factory=mutual_information", "micro_batches=5"));
    assertEquals(
        "training.batch_size is 1 in 1 part; the factory mutual_information pairs sequences and needs"
            + " at least 2 in each.",
        fault("factory=mutual_information", "batch_size=1"));
    RecipeFormat.with(DEFAULT, List.of("factory=mutual_information", "micro_batches=4"));
    RecipeFormat.with(DEFAULT, List.of("factory=cross_entropy", "micro_batches=8"));
  }

  private static String fault(String... assignments) {
    InvalidRecipeException thrown =
        assertThrows(
            InvalidRecipeException.class, () -> RecipeFormat.with(DEFAULT, List.of(assignments)));
    assertEquals(1, thrown.faults().size(), thrown.getMessage());
    return thrown.faults().getFirst().sentence();
  }
}
