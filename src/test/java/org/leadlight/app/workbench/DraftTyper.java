package org.leadlight.app.workbench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;

/** A process that types one value of alpha after another until it is killed. */
public final class DraftTyper {

  private DraftTyper() {}

  /** Types into the draft of a file and says what was kept. */
  public static void main(String[] arguments) throws InterruptedException {
    ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    DraftStore store = new DraftStore(Path.of(arguments[0]), writer, Duration.ofMillis(1));
    RecipeViewModel recipe = new RecipeViewModel(Factories.DISTILLATION, Recipes.DEMONSTRATION, 6);
    for (int typed = 1; ; typed++) {
      String alpha = "0." + typed + "x";
      recipe.alpha().orElseThrow().textProperty().set(alpha);
      store.keep(recipe.draft(), () -> System.out.println(alpha), () -> {});
      Thread.sleep(3);
    }
  }
}
