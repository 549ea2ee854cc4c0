package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.leadlight.run.Factories;
import org.leadlight.run.RandomRecipes;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Shell;
import org.leadlight.run.TrainCommandLine;
import picocli.CommandLine;

/** A copied command trains the very same recipe. */
class CopiedCommandTest {

  private static final int RECIPES = 200;

  @Test
  void theDefaultRecipeNeedsNoSetting() {
    assertEquals("leadlight train", TrainCommandLine.of(Recipes.DEMONSTRATION, Shell.POSIX));
  }

  @Test
  void onlyWhatDiffersIsNamed() {
    RunSpec spec =
        RecipeFormat.with(Recipes.DEMONSTRATION, List.of("alpha=0.25", "model.source=a b"));
    assertEquals(
        "leadlight train --set 'model.source=a b' --set loss.alpha=0.25",
        TrainCommandLine.of(spec, Shell.POSIX));
    assertEquals(
        "leadlight train --set \"model.source=a b\" --set \"loss.alpha=0.25\"",
        TrainCommandLine.of(spec, Shell.WINDOWS));
  }

  @Test
  void anotherFactoryIsNamedAndItsStandardWeightsAreNot() {
    RunSpec spec =
        RecipeFormat.with(
            Recipes.DEMONSTRATION,
            List.of("factory=cross_entropy", Factories.MEDIAN_NORM + "=0.5"));
    assertEquals(
        "leadlight train --factory cross_entropy --set loss.median_norm_penalty_weight=0.5",
        TrainCommandLine.of(spec, Shell.POSIX));
  }

  @Test
  void anyRecipeIsTheSameAfterTheCommandLineParsedItsArguments() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < RECIPES; i++) {
      RunSpec spec = RandomRecipes.next(random);
      List<String> arguments = TrainCommandLine.arguments(spec);
      assertEquals(spec, parsed(arguments.subList(2, arguments.size())), "seed " + seed);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aShellHandsOverTheVeryArguments() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      RunSpec spec = RandomRecipes.next(random);
      String command = TrainCommandLine.of(spec, Shell.POSIX);
      assertEquals(TrainCommandLine.arguments(spec), heard(command), "seed " + seed);
    }
  }

  private static RunSpec parsed(List<String> arguments) {
    TrainCommand command = new TrainCommand();
    CommandLine.ParseResult result =
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
    assertTrue(result.unmatched().isEmpty());
    return command.spec();
  }

  /** What a program of the name {@code leadlight} would be started with. */
  private static List<String> heard(String command) throws IOException, InterruptedException {
    String script = "leadlight() { printf '%s\\0' leadlight \"$@\"; }\n" + command;
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), printed);
    String[] parts = printed.split("\0", -1);
    return Arrays.asList(parts).subList(0, parts.length - 1);
  }
}
