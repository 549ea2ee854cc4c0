package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveSettingsTest {

  private static final RunSpec RECIPE = Recipes.DEMONSTRATION;

  @Test
  void everyDeclaredNumberIsReadFromTheRecipe() {
    Map<String, Double> values = LiveSettings.of(RECIPE);
    assertEquals(
        LiveSettings.tunables(Factories.DISTILLATION).stream().map(Tunable::key).toList(),
        List.copyOf(values.keySet()));
    assertEquals(0.6, values.get(Factories.ALPHA));
    assertEquals(1e-3, values.get(LiveSettings.LEARNING_RATE));
    assertEquals(1.0, values.get(LiveSettings.CLIP_NORM));
    assertEquals(100.0, values.get(LiveSettings.EVALUATION_INTERVAL));
  }

  @Test
  void aChangeOfEachIsReadBackAndLeavesTheRestAlone() {
    LiveSettings.of(RECIPE)
        .forEach(
            (key, value) -> {
              double other = key.equals(LiveSettings.EVALUATION_INTERVAL) ? 7 : 0.25;
              RunSpec changed = LiveSettings.apply(RECIPE, Map.of(key, other));
              assertEquals(other, LiveSettings.of(changed).get(key), key);
              assertEquals(RECIPE, LiveSettings.apply(changed, Map.of(key, value)), key);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "alpha, 1.5, 'loss.alpha'",
    "alpha, NaN, 'loss.alpha'",
    "gaussian_entropy_log_loss_weight, -1, 'loss.gaussian_entropy_log_loss_weight'",
    "learning_rate, 0, 'training.learning_rate'",
    "evaluation_interval, 2.5, 'training.evaluation_interval'",
    "evaluation_interval, 0, 'training.evaluation_interval'",
    "batch_size, 4, 'batch_size'"
  })
  void aChangeThatCannotBeIsRefusedWithItsPlace(String key, double value, String path) {
    InvalidRecipeException refused =
        assertThrows(
            InvalidRecipeException.class, () -> LiveSettings.apply(RECIPE, Map.of(key, value)));
    assertTrue(refused.faults().stream().anyMatch(fault -> fault.path().equals(path)), path);
  }
}
