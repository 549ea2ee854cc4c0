package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisorTest {

  private static final Optional<ModelFigures> MODEL = Optional.of(new ModelFigures(6, 0.18278));

  @Test
  void theDefaultRecipeIsWarnedAboutItsSingleSeedOnly() {
    assertEquals(List.of("one-seed"), ids(Recipes.DEMONSTRATION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dead-side            | cosine_distance_loss_weight=0",
        "similarity-sign-flip | input_embedding_similarity_mode=normalized",
        "similarity-sign-flip | input_embedding_similarity_mode=raw",
        "mean-encoding        | mean=bounded",
        "mean-encoding        | mean=raw",
        "shallow-layer        | distillation_layer_index=2",
        "noise-ceiling        | alpha=0.9",
        "noise-ceiling        | initial_share=9"
      })
  void eachQuestionableChoiceIsWarnedAbout(String id, String assignment) {
    String whole =
        assignment.startsWith("cosine") ? "distillation_layer_" + assignment : assignment;
    assertTrue(ids(changed(whole)).contains(id), id + " is missing");
  }

  @Test
  void theStdLogRatioAloneIsWarnedAboutAndBesideTheEntropyIsNot() {
    assertTrue(
        ids(changed(Factories.STD_LOG_RATIO + "=0.3", Factories.ENTROPY + "=0"))
            .contains("few-loud-words"));
    assertEquals(List.of("one-seed"), ids(changed(Factories.STD_LOG_RATIO + "=0.3")));
  }

  @Test
  void theCosineOfLogitsIsWarnedAboutFromTheAlphaThatCollapsed() {
    assertTrue(
        ids(changed("distillation_layer_index=logits", "alpha=0.7")).contains("logits-collapse"));
    assertEquals(List.of("one-seed"), ids(changed("distillation_layer_index=logits", "alpha=0.6")));
  }

  @Test
  void aSimilarityThatIsOffIsNotWarnedAbout() {
    assertEquals(
        List.of("one-seed"),
        ids(changed("input_embedding_similarity_mode=raw", Factories.SIMILARITY + "=0")));
  }

  @Test
  void aLayerIsShallowInTheFirstHalfOfAKnownModelOnly() {
    assertEquals(List.of("one-seed"), ids(changed("distillation_layer_index=3")));
    assertEquals(
        List.of("one-seed"),
        Advisor.advice(changed("distillation_layer_index=0")).stream().map(Advice::id).toList());
  }

  @Test
  void aSideWithoutWeightsIsDeadInAFactoryWithoutAlphaToo() {
    assertTrue(ids(informed(Factories.UTILITY + "=0")).contains("dead-side"));
    String[] silent = {
      Factories.MUTUAL_INFORMATION + "=0",
      Factories.ABSOLUTE_COSINE + "=0",
      Factories.ENTROPY + "=0"
    };
    assertTrue(ids(informed(silent)).contains("dead-side"));
    assertFalse(ids(informed(silent[0], silent[1])).contains("dead-side"));
    assertFalse(
        ids(informed(Factories.COSINE + "=0", "distillation_layer_index=logits"))
            .contains("dead-side"),
        "at the logits the cross entropy keeps the answers");
    assertTrue(
        ids(informed(Factories.COSINE + "=0", "distillation_layer_index=5")).contains("dead-side"));
  }

  @Test
  void aLargeInformationAtTheStartIsWarnedAboutUnlessItWarmsUp() {
    assertEquals(List.of("one-seed"), ids(informed()));
    assertEquals(
        List.of("information-shock", "one-seed"),
        ids(informed(Factories.MUTUAL_INFORMATION_WARM_UP + "=0")));
    assertEquals(
        List.of("one-seed"),
        ids(
            informed(
                Factories.MUTUAL_INFORMATION_WARM_UP + "=0",
                Factories.MUTUAL_INFORMATION + "=0.002")));
  }

  @Test
  void aNormPenaltyIsWarnedAboutWithoutAMeanOnly() {
    assertTrue(ids(informed(Factories.MEDIAN_NORM + "=1")).contains("norm-without-mean"));
    assertFalse(
        ids(informed(Factories.MEDIAN_NORM + "=1", "mean=bounded")).contains("norm-without-mean"));
  }

  @Test
  void everyFactorysStandardRecipeIsUnquestionedButForItsSeed() {
    for (FactoryDeclaration factory : Factories.all()) {
      RunSpec standard = Recipes.DEMONSTRATION.withLoss(factory.standard());
      assertEquals(List.of(), Validation.faults(standard));
      assertEquals(List.of("one-seed"), ids(standard), factory.id());
    }
  }

  @Test
  void everySentenceNamesASettingAndIsShortEnoughToBeReadBesideIt() {
    Set<String> seen = new TreeSet<>();
    for (RunSpec spec :
        List.of(
            changed(Factories.COSINE + "=0", "mean=raw", "distillation_layer_index=1", "alpha=0.9"),
            changed("distillation_layer_index=logits", "alpha=0.7"),
            informed(Factories.MUTUAL_INFORMATION_WARM_UP + "=0", Factories.MEDIAN_NORM + "=1"),
            informed(Factories.UTILITY + "=0"),
            Presets.find("documented").orElseThrow().applyTo(Recipes.DEMONSTRATION, 6))) {
      for (Advice advice : Advisor.advice(spec, MODEL)) {
        seen.add(advice.id());
        assertTrue(advice.sentence().length() <= 120, advice.sentence());
        assertTrue(RecipeFormat.settings(spec).containsKey(advice.path()), advice.path());
      }
    }
    assertEquals(new TreeSet<>(Advisor.ids()), seen);
  }

  @Test
  void aFirstStrengthOutsideTheScaleIsAFault() {
    TransformSpec transform = changed("initial_share=20").transform();
    String sentence = Validation.strengthFault(transform, 0.18278).orElseThrow().sentence();
    assertEquals(
        "transform.initial_share is 20.0, a first sigma of 3.656; it must lie between 0.001000 and"
            + " 3.000, the scale.",
        sentence);
    assertTrue(Validation.strengthFault(Recipes.DEMONSTRATION.transform(), 0.18278).isEmpty());
  }

  private static List<String> ids(RunSpec spec) {
    return Advisor.advice(spec, MODEL).stream().map(Advice::id).toList();
  }

  private static RunSpec informed(String... assignments) {
    List<String> all = new ArrayList<>(List.of("factory=mutual_information"));
    all.addAll(List.of(assignments));
    return RecipeFormat.with(Recipes.DEMONSTRATION, all);
  }

  private static RunSpec changed(String... assignments) {
    return RecipeFormat.with(Recipes.DEMONSTRATION, List.of(assignments));
  }
}
