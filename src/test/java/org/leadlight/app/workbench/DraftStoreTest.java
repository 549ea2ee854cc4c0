package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;

final class DraftStoreTest {

  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void afterAKillWhatWasKeptLastIsBack() throws IOException, InterruptedException {
    Path file = folder.resolve("draft.json");
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(file);
      String last = typeAndKill(file, 5 + 7 * kill);
      RecipeViewModel reopened =
          new RecipeViewModel(Factories.DISTILLATION, Recipes.DEMONSTRATION, 6);
      reopened.restore(read(file));
      String alpha = reopened.alpha().orElseThrow().textProperty().get();
      assertTrue(number(alpha) >= number(last), alpha + " is older than " + last);
      assertFalse(reopened.startableProperty().get(), "nonsense comes back as it was typed");
    }
  }

  @Test
  void aDraftThatCannotBeReadIsLeftOut() throws IOException {
    Path file = folder.resolve("draft.json");
    Files.writeString(file, "{\"loss.alpha\": ");
    assertEquals(Map.of(), read(file));
  }

  @Test
  void whatCannotBeWrittenIsToldAndBreaksNothing() throws IOException {
    Path file = Files.createFile(folder.resolve("full")).resolve("draft.json");
    CompletableFuture<String> told = new CompletableFuture<>();
    try (ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor()) {
      DraftStore store = new DraftStore(file, executor, Duration.ZERO);
      assertFalse(store.write(Map.of("loss.alpha", "0.5")));
      store.keep(
          Map.of("loss.alpha", "0.5"), () -> told.complete("kept"), () -> told.complete("refused"));
    }
    assertEquals("refused", told.getNow("nothing"));
  }

  /** Kills a typing process after some drafts were kept; what it last said was kept. */
  private static String typeAndKill(Path file, int drafts)
      throws IOException, InterruptedException {
    Process typer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DraftTyper.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String last = "";
    try (BufferedReader said = typer.inputReader()) {
      for (int kept = 0; kept < drafts; ) {
        String line = said.readLine();
        if (line == null) {
          throw new IOException("the process ended by itself after " + last);
        }
        if (line.matches("0\\.\\d+x")) {
          last = line;
          kept++;
        }
      }
      typer.destroyForcibly();
      typer.waitFor();
    }
    return last;
  }

  private static long number(String alpha) {
    return Long.parseLong(alpha.replaceAll("^0\\.|x$", ""));
  }

  private static Map<String, String> read(Path file) {
    try (ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor()) {
      return new DraftStore(file, none, Duration.ZERO).read();
    }
  }
}
