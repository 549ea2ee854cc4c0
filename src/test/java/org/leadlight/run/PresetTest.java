package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {

  private static final int LAYERS = 6;

  static List<Preset> all() {
    return Presets.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPresetMayStartAndDiffersFromNothingItMade(Preset preset) {
    RunSpec made = preset.applyTo(Recipes.DEMONSTRATION, LAYERS);
    assertEquals(List.of(), Validation.faults(made));
    assertEquals(List.of(), preset.differences(made, LAYERS));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPresetLeavesModelConversationsSeedAndMachineAlone(Preset preset) {
    RunSpec mine = RandomRecipes.next(new Random(3));
    RunSpec made = preset.applyTo(mine, LAYERS);
    assertEquals(mine.model(), made.model());
    assertEquals(mine.data(), made.data());
    assertEquals(mine.training().seed(), made.training().seed());
    assertEquals(mine.training().device(), made.training().device());
    assertEquals(mine.training().threads(), made.training().threads());
  }

  @Test
  void theDefaultPresetIsTheDemonstration() {
    assertEquals(Recipes.DEMONSTRATION, Presets.DEFAULT.applyTo(Recipes.DEMONSTRATION, LAYERS));
  }

  @Test
  void theLayerOfAPresetCountsFromTheLastOne() {
    assertEquals(27, layer(Presets.DEFAULT, 28));
    assertEquals(26, layer(Presets.find("quick").orElseThrow(), 28));
    assertEquals(0, layer(Presets.find("quick").orElseThrow(), 1));
    assertNull(
        new Preset("x", Factories.DISTILLATION, List.of("distillation_layer_index=logits"))
            .applyTo(Recipes.DEMONSTRATION, 28)
            .loss()
            .distillationLayerIndex());
  }

  @Test
  void whatDiffersIsNamedWithBothValues() {
    RunSpec changed =
        RecipeFormat.with(Recipes.DEMONSTRATION, List.of("alpha=0.25", "scale=[0.01, 3.0]"));
    assertEquals(
        List.of(
            new RecipeDifference("transform.scale", "[0.01,3.0]", "[0.001,3.0]"),
            new RecipeDifference("loss.alpha", "0.25", "0.6")),
        Presets.DEFAULT.differences(changed, LAYERS));
  }

  @Test
  void theDocumentedPresetIsWarnedAboutForBothItsPitfalls() {
    RunSpec documented =
        Presets.find("documented").orElseThrow().applyTo(Recipes.DEMONSTRATION, LAYERS);
    List<String> ids = Advisor.advice(documented).stream().map(Advice::id).toList();
    assertTrue(ids.containsAll(List.of("similarity-sign-flip", "few-loud-words")));
  }

  private static Integer layer(Preset preset, int layers) {
    return preset.applyTo(Recipes.DEMONSTRATION, layers).loss().distillationLayerIndex();
  }
}
