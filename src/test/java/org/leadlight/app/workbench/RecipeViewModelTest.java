package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leadlight.run.Scale.LOG_OR_OFF;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadlight.run.DataSpec;
import org.leadlight.run.Factories;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.MadeUpFactory;
import org.leadlight.run.ModelFigures;
import org.leadlight.run.ModelSpec;
import org.leadlight.run.Preset;
import org.leadlight.run.Presets;
import org.leadlight.run.RandomRecipes;
import org.leadlight.run.RecipeDifference;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Side;
import org.leadlight.run.Tunable;

final class RecipeViewModelTest {

  private final RecipeViewModel recipe = demonstration();

  private static RecipeViewModel demonstration() {
    return new RecipeViewModel(Factories.all(), Recipes.DEMONSTRATION, 6);
  }

  @Test
  void anUntouchedPanelGivesTheRecipeItBeganWith() {
    assertEquals(Recipes.DEMONSTRATION, recipe.specProperty().get());
    assertTrue(recipe.startableProperty().get());
  }

  @Test
  void theSliderOfAWeightWalksThroughPowersOfTen() {
    TunableViewModel entropy = tunable(recipe, Factories.ENTROPY);
    assertEquals(-4, entropy.minimumPosition());
    assertEquals(2, entropy.maximumPosition());
    entropy.positionProperty().set(-1);
    assertEquals("0.1", entropy.textProperty().get());
    assertEquals(0.1, recipe.specProperty().get().loss().value(Factories.ENTROPY));
  }

  @Test
  void aTypedWeightIsKeptToTheLetterAndMovesTheSlider() {
    TunableViewModel entropy = tunable(recipe, Factories.ENTROPY);
    entropy.textProperty().set("0,250");
    assertEquals("0,250", entropy.textProperty().get());
    assertEquals(Math.log10(0.25), entropy.positionProperty().get(), 1e-12);
    assertEquals(0.25, recipe.specProperty().get().loss().value(Factories.ENTROPY));
  }

  @Test
  void aTypedWeightBeyondTheSliderCountsAndTheSliderStandsAtItsEnd() {
    TunableViewModel entropy = tunable(recipe, Factories.ENTROPY);
    entropy.textProperty().set("250");
    assertEquals(2, entropy.positionProperty().get());
    assertEquals(250, recipe.specProperty().get().loss().value(Factories.ENTROPY));
  }

  @Test
  void aWeightSwitchedOffCountsAsZeroAndComesBackWithItsValue() {
    TunableViewModel cosine = tunable(recipe, Factories.COSINE);
    cosine.textProperty().set("17");
    cosine.onProperty().set(false);
    assertEquals(0, recipe.specProperty().get().loss().value(Factories.COSINE));
    cosine.onProperty().set(true);
    assertEquals(17, recipe.specProperty().get().loss().value(Factories.COSINE));
  }

  @Test
  void nonsenseForbidsTheStartSaysWhyAndStaysTyped() {
    TunableViewModel entropy = tunable(recipe, Factories.ENTROPY);
    entropy.textProperty().set("much");
    assertFalse(recipe.startableProperty().get());
    assertEquals("\"much\" is not a number; type one such as 0.3.", entropy.faultProperty().get());
    assertEquals("much", entropy.textProperty().get());
  }

  @Test
  void everyFaultShowsAtOnceBesideItsField() {
    field("training.steps").textProperty().set("0");
    field("training.batch_size").textProperty().set("8.5");
    tunable(recipe, Factories.ALPHA).textProperty().set("1.5");
    assertEquals(3, recipe.faultsProperty().get().size());
    assertTrue(field("training.steps").faultProperty().get().contains("at least 1"));
    assertTrue(field("training.batch_size").faultProperty().get().contains("whole number"));
    assertTrue(tunable(recipe, Factories.ALPHA).faultProperty().get().contains("at most 1"));
  }

  @Test
  void theLastPlaceOfTheLayerSliderIsTheLogits() {
    recipe.layerProperty().set(6);
    assertNull(recipe.specProperty().get().loss().distillationLayerIndex());
    recipe.layerProperty().set(1);
    assertEquals(1, recipe.specProperty().get().loss().distillationLayerIndex());
  }

  @Test
  void aQuestionableRecipeMayStartAndIsWarnedAbout() {
    tunable(recipe, Factories.COSINE).onProperty().set(false);
    assertTrue(recipe.startableProperty().get());
    assertEquals("dead-side", recipe.adviceProperty().get().getFirst().id());
  }

  @Test
  void aDraftBringsBackEverythingTypedEvenNonsenseAndValuesOfWhatIsOff() {
    TunableViewModel entropy = tunable(recipe, Factories.ENTROPY);
    entropy.textProperty().set("12x");
    TunableViewModel cosine = tunable(recipe, Factories.COSINE);
    cosine.textProperty().set("17");
    cosine.onProperty().set(false);
    recipe.layerProperty().set(6);
    Map<String, String> draft = recipe.draft();

    RecipeViewModel reopened = demonstration();
    reopened.restore(draft);
    assertEquals(draft, reopened.draft());
    assertEquals("12x", tunable(reopened, Factories.ENTROPY).textProperty().get());
    assertFalse(tunable(reopened, Factories.COSINE).onProperty().get());
    assertEquals("17", tunable(reopened, Factories.COSINE).textProperty().get());
  }

  @Test
  void aFactoryTheWindowHasNeverHeardOfIsOfferedWhole() {
    Tunable added = MadeUpFactory.weight("new_loss_weight", Side.HIDE_THE_PROMPT, 2);
    Tunable other = new Tunable("new_steps", "steps", 1, 1e4, LOG_OR_OFF, Side.BALANCE, 50);
    RecipeViewModel later =
        new RecipeViewModel(MadeUpFactory.of("later", added, other), Recipes.DEMONSTRATION, 6);
    assertEquals(added, later.weights(Side.HIDE_THE_PROMPT).getLast().tunable());
    assertEquals(other, later.weights(Side.BALANCE).getLast().tunable());
    assertFalse(later.layerOffered());
  }

  @Test
  void everyFactoryKeepsItsOwnValuesWhileAnotherIsChosen() {
    FactoryDeclaration second =
        MadeUpFactory.of(
            "second",
            Factories.DISTILLATION.tunable(Factories.ENTROPY).orElseThrow(),
            MadeUpFactory.weight("own_weight", Side.KEEP_THE_ANSWERS, 2));
    RecipeViewModel both =
        new RecipeViewModel(List.of(Factories.DISTILLATION, second), Recipes.DEMONSTRATION, 6);
    tunable(both, Factories.ENTROPY).textProperty().set("0.07");
    both.layerProperty().set(3);
    both.factoryProperty().set(second);
    assertEquals(Optional.empty(), both.alpha());
    assertEquals("own_weight", both.weights(Side.KEEP_THE_ANSWERS).getFirst().tunable().key());
    assertEquals(
        Map.of(Factories.ENTROPY, 0.3, "own_weight", 2.0),
        both.specProperty().get().loss().values());
    assertEquals("second", both.specProperty().get().loss().factory());
    assertNull(both.specProperty().get().loss().distillationLayerIndex());
    tunable(both, Factories.ENTROPY).textProperty().set("0.9");
    RecipeViewModel reopened =
        new RecipeViewModel(List.of(Factories.DISTILLATION, second), Recipes.DEMONSTRATION, 6);
    reopened.restore(both.draft());
    for (RecipeViewModel panel : List.of(both, reopened)) {
      assertEquals(0.9, panel.specProperty().get().loss().value(Factories.ENTROPY));
      panel.factoryProperty().set(Factories.DISTILLATION);
      assertEquals(0.6, panel.specProperty().get().loss().value(Factories.ALPHA));
      assertEquals(0.07, panel.specProperty().get().loss().value(Factories.ENTROPY));
      assertEquals(3, panel.specProperty().get().loss().distillationLayerIndex());
      assertEquals(Presets.DEFAULT, panel.presetProperty().get());
    }
  }

  @Test
  void aWeightThatCountsAtALayerAloneIsShownThereAlone() {
    RecipeViewModel all = new RecipeViewModel(Factories.all(), Recipes.DEMONSTRATION, 6);
    all.factoryProperty().set(Factories.MUTUAL_INFORMATION_DISTILLATION);
    assertEquals(5, all.specProperty().get().loss().distillationLayerIndex());
    assertEquals(
        List.of(Factories.UTILITY, Factories.COSINE, Factories.L2),
        keys(all.weights(Side.KEEP_THE_ANSWERS)));
    all.layerProperty().set(6);
    assertNull(all.specProperty().get().loss().distillationLayerIndex());
    assertEquals(List.of(Factories.UTILITY), keys(all.weights(Side.KEEP_THE_ANSWERS)));
    assertEquals(List.of(Factories.MUTUAL_INFORMATION_WARM_UP), keys(all.weights(Side.BALANCE)));
  }

  private static List<String> keys(List<TunableViewModel> shown) {
    return shown.stream().map(each -> each.tunable().key()).toList();
  }

  @Test
  void everyFieldOfARecipeIsShownAndWrittenBackToTheBit() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      RunSpec spec = RandomRecipes.next(random);
      RunSpec typed =
          new RunSpec(
              new ModelSpec(spec.model().source().strip()),
              new DataSpec(
                  spec.data().train().strip(),
                  spec.data().validation().strip(),
                  spec.data().attacker(),
                  spec.data().noiseMask(),
                  spec.data().lossMask()),
              spec.transform(),
              spec.loss(),
              spec.training());
      recipe.show(typed);
      assertEquals(typed, recipe.specProperty().get(), "seed " + seed);
      RecipeViewModel reopened = demonstration();
      reopened.restore(recipe.draft());
      assertEquals(typed, reopened.specProperty().get(), "seed " + seed);
    }
  }

  @Test
  void aPresetSetsWhatItDecidesAndWhatIsChangedAfterwardsDiffers() {
    Preset gentle = Presets.find("gentle").orElseThrow();
    field("training.seed").textProperty().set("7");
    recipe.apply(gentle);
    assertEquals(0.3, recipe.specProperty().get().loss().value(Factories.ALPHA));
    assertEquals(7, recipe.specProperty().get().training().seed());
    assertEquals(List.of(), recipe.differencesProperty().get());
    field("training.steps").textProperty().set("50");
    tunable(recipe, Factories.ALPHA).textProperty().set("0.4");
    recipe.layerProperty().set(6);
    assertEquals(
        Set.of("training.steps", "loss.alpha", RecipeViewModel.LAYER),
        recipe.differencesProperty().get().stream()
            .map(RecipeDifference::path)
            .collect(Collectors.toSet()));
  }

  @Test
  void oneDifferenceIsSetBackAndTheOthersStay() {
    tunable(recipe, Factories.ALPHA).textProperty().set("nonsense");
    field("training.steps").textProperty().set("50");
    recipe.layerProperty().set(6);
    tunable(recipe, Factories.ENTROPY).onProperty().set(false);
    recipe.setBack("training.steps");
    recipe.setBack(RecipeViewModel.LAYER);
    recipe.setBack("loss." + Factories.ENTROPY);
    assertEquals("600", field("training.steps").textProperty().get());
    assertEquals(5, recipe.layerProperty().get());
    assertEquals(0.3, recipe.specProperty().get().loss().value(Factories.ENTROPY));
    assertEquals("nonsense", tunable(recipe, Factories.ALPHA).textProperty().get());
  }

  @Test
  void whatThePanelHasNoFieldForIsKeptDiffersAndCanBeSetBack() {
    recipe.show(RecipeFormat.with(Recipes.DEMONSTRATION, List.of("beta1=0.8")));
    assertEquals(0.8, recipe.specProperty().get().training().beta1());
    assertEquals("training.beta1", recipe.differencesProperty().get().getFirst().path());
    recipe.setBack("training.beta1");
    assertEquals(Recipes.DEMONSTRATION, recipe.specProperty().get());
  }

  @Test
  void aLayerBeyondTheKnownModelWaitsForTheModelItBelongsTo() {
    recipe.show(
        RecipeFormat.with(Recipes.DEMONSTRATION, List.of("loss.distillation_layer_index=20")));
    RecipeViewModel reopened = demonstration();
    reopened.restore(recipe.draft());
    reopened.takeLayers(28);
    assertEquals(20, reopened.specProperty().get().loss().distillationLayerIndex());
  }

  @Test
  void aFaultOfAFileForbidsTheStartUntilItIsMended() {
    recipe.setSourceFault("model.source", "It is gone.");
    assertFalse(recipe.startableProperty().get());
    assertEquals("It is gone.", recipe.sources().getFirst().faultProperty().get());
    recipe.setSourceFault("model.source", "");
    assertTrue(recipe.startableProperty().get());
  }

  @Test
  void aFirstStrengthOutsideTheScaleOfTheKnownModelIsAFaultBeforeTheStart() {
    recipe.transform().stream()
        .filter(field -> field.name().equals("transform.initial_share"))
        .forEach(field -> field.textProperty().set("40"));
    assertTrue(recipe.startableProperty().get());
    recipe.modelProperty().set(Optional.of(new ModelFigures(6, 0.18)));
    assertFalse(recipe.startableProperty().get());
  }

  static TunableViewModel tunable(RecipeViewModel recipe, String key) {
    return java.util.stream.Stream.of(
            recipe.alpha().stream(),
            recipe.weights(Side.KEEP_THE_ANSWERS).stream(),
            recipe.weights(Side.HIDE_THE_PROMPT).stream())
        .flatMap(stream -> stream)
        .filter(tunable -> tunable.tunable().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private SettingViewModel field(String name) {
    return recipe.training().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }
}
