package org.leadlight.run.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.run.MeanForm;
import org.leadlight.run.Recipes;
import org.leadlight.run.Validation;

class LessonTransformsTest {

  @Test
  void everyRecipeIsValidAndEveryFileHasAName() {
    List<LessonTransform> all = LessonTransforms.all();
    assertEquals(all.size(), all.stream().map(LessonTransform::file).distinct().count());
    for (LessonTransform transform : all) {
      assertEquals(List.of(), Validation.faults(transform.recipe()), transform.id());
      assertEquals(transform, LessonTransforms.find(transform.id()).orElseThrow());
    }
  }

  @Test
  void theDefaultAlphaIsTheDemonstrationItself() {
    assertEquals(
        Recipes.DEMONSTRATION, LessonTransforms.ofAlpha(LessonTransforms.DEFAULT_ALPHA).recipe());
  }

  @Test
  void aPlaceIsALayerOrTheLogits() {
    assertEquals(3, LessonTransforms.ofPlace(3).recipe().loss().distillationLayerIndex());
    assertNull(
        LessonTransforms.ofPlace(LessonTransforms.LAYERS).recipe().loss().distillationLayerIndex());
    assertThrows(IllegalArgumentException.class, () -> LessonTransforms.ofPlace(7));
    assertThrows(IllegalArgumentException.class, () -> LessonTransforms.ofAlpha(0.2));
    assertEquals(MeanForm.RAW, LessonTransforms.SIGN_FLIP.recipe().transform().mean());
  }
}
