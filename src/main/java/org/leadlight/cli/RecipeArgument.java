package org.leadlight.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe named by a file, a factory and changes; the demonstration's where nothing is named. */
final class RecipeArgument {

  @Parameters(
      arity = "0..1",
      paramLabel = "RECIPE.json",
      description = "A recipe; it names only what differs from the demonstration's.")
  private @Nullable Path recipe;

  @Option(
      names = "--factory",
      paramLabel = "FACTORY",
      description =
          "The loss factory: distillation, cross_entropy or mutual_information, each with weights of"
              + " its own.")
  private @Nullable String factory;

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Changes a setting, such as --set alpha=0.3 --set training.steps=100.")
  private List<String> assignments = new ArrayList<>();

  /** The recipe that the arguments name. */
  RunSpec spec() {
    List<String> changes = new ArrayList<>();
    Optional.ofNullable(factory).map(id -> "loss.factory=" + id).ifPresent(changes::add);
    changes.addAll(assignments);
    return RecipeFormat.with(read(), changes);
  }

  private RunSpec read() {
    if (recipe == null) {
      return Recipes.DEMONSTRATION;
    }
    try {
      return RecipeFormat.read(Files.readString(recipe));
    } catch (MalformedInputException notText) {
      throw new UserMistakeException("The recipe " + recipe + " is not a text in UTF-8.", notText);
    } catch (IOException e) {
      throw new UserMistakeException(
          "The recipe " + recipe + " cannot be read; give the path of a JSON file.", e);
    }
  }
}
