package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.testfx.util.WaitForAsyncUtils;

/** The file of a recipe that the system opens with the program. */
final class OpenedRecipeTest {

  @TempDir private Path folder;

  @Test
  void itBecomesTheNextRecipeWhileARunIsSteeredAndAnotherScreenIsShown() throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    RunSpec wanted = RecipeFormat.with(Recipes.DEMONSTRATION, List.of("alpha=0.25"));
    Path file = folder.resolve("gentle.leadlight");
    Files.writeString(file, RecipeFormat.write(wanted));
    try (OpenWindow opened = OpenWindow.open(folder, backend, OpenWindow.Look.of(1440, 900))) {
      WorkbenchWindow window = opened.window();
      await(() -> window.workbench().steering().steerableProperty().get());
      opened.on(
          () -> {
            window.workbench().steering().steeringProperty().set(true);
            window.screens().shownProperty().set(Screen.RUNS);
            window.openRecipe(file);
            return true;
          });
      await(() -> window.workbench().recipe().specProperty().get().equals(wanted));
      assertFalse(opened.on(() -> window.workbench().steering().steeringProperty().get()));
      assertEquals(Screen.WORKBENCH, opened.on(() -> window.screens().shownProperty().get()));
    }
  }

  @Test
  void whatIsNoRecipeIsToldOfAndChangesNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.leadlight"), "alpha is 3");
    try (OpenWindow opened =
        OpenWindow.open(folder, new FakeBackend(), OpenWindow.Look.of(1440, 900))) {
      WorkbenchWindow window = opened.window();
      opened.on(
          () -> {
            window.openRecipe(file);
            return true;
          });
      await(() -> window.workbench().noticeProperty().get().contains("notes.leadlight"));
      assertEquals(Recipes.DEMONSTRATION, window.workbench().recipe().specProperty().get());
      assertTrue(window.workbench().noticeProperty().get().contains("no recipe"));
    }
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
  }
}
