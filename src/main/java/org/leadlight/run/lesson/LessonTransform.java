package org.leadlight.run.lesson;

import java.util.List;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;

/**
 * A transform that the lessons look at, trained beforehand.
 *
 * @param id names it and its file
 * @param assignments what its recipe changes of {@link Recipes#DEMONSTRATION}, each {@code
 *     path=value}
 */
public record LessonTransform(String id, List<String> assignments) {

  /** Keeps its own copy. */
  public LessonTransform {
    assignments = List.copyOf(assignments);
  }

  /** The recipe by which it was trained, as anybody may train it again. */
  public RunSpec recipe() {
    return RecipeFormat.with(Recipes.DEMONSTRATION, assignments);
  }

  /** The name of its file. */
  public String file() {
    return id + ".safetensors";
  }
}
