package org.leadlight.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One setting that two recipes give different values.
 *
 * @param path where it stands in the JSON form
 * @param value its value in the first recipe, as an assignment names it
 * @param otherwise its value in the second
 */
public record RecipeDifference(String path, String value, String otherwise) {

  /** Every setting in which two recipes of the same factory differ, in the order of the recipe. */
  public static List<RecipeDifference> between(RunSpec spec, RunSpec other) {
    Map<String, String> otherwise = RecipeFormat.settings(other);
    List<RecipeDifference> differences = new ArrayList<>();
    RecipeFormat.settings(spec)
        .forEach(
            (path, value) -> {
              String its = otherwise.getOrDefault(path, "");
              if (!its.equals(value)) {
                differences.add(new RecipeDifference(path, value, its));
              }
            });
    return List.copyOf(differences);
  }
}
