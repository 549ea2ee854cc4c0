package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.run.Factories;
import org.leadlight.run.Presets;
import org.leadlight.run.Recipes;

final class RecipeHistoryTest {

  private static final long SECOND = 1_000_000_000;

  private final RecipeViewModel recipe =
      new RecipeViewModel(Factories.DISTILLATION, Recipes.DEMONSTRATION, 6);
  private long now;
  private final RecipeHistory history = new RecipeHistory(recipe, () -> now);

  @Test
  void changesAreTakenBackOneAfterTheOther() {
    Map<String, String> first = recipe.draft();
    TunableViewModel alpha = recipe.alpha().orElseThrow();
    alpha.textProperty().set("0.7");
    Map<String, String> second = recipe.draft();
    RecipeViewModelTest.tunable(recipe, Factories.COSINE).onProperty().set(false);
    history.undo();
    assertEquals(second, recipe.draft());
    history.undo();
    assertEquals(first, recipe.draft());
    assertFalse(history.undoableProperty().get());
    history.undo();
    assertEquals(first, recipe.draft());
  }

  @Test
  void aDragIsOneChangeAndASecondOneLaterIsAnother() {
    TunableViewModel alpha = recipe.alpha().orElseThrow();
    for (double position = 0.6; position < 0.8; position += 0.01) {
      alpha.positionProperty().set(position);
      now += SECOND / 60;
    }
    now += 2 * SECOND;
    alpha.positionProperty().set(0.1);
    history.undo();
    assertEquals("0.79", alpha.textProperty().get());
    history.undo();
    assertEquals("0.6", alpha.textProperty().get());
  }

  @Test
  void aPresetIsOneChange() {
    Map<String, String> before = recipe.draft();
    recipe.apply(Presets.find("documented").orElseThrow());
    history.undo();
    assertEquals(before, recipe.draft());
    assertEquals(Presets.DEFAULT, recipe.presetProperty().get());
  }

  @Test
  void whatIsTakenBackIsNotItselfAChange() {
    recipe.alpha().orElseThrow().textProperty().set("0.7");
    assertTrue(history.undoableProperty().get());
    history.undo();
    assertFalse(history.undoableProperty().get());
  }
}
