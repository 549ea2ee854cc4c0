package org.leadlight.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a recipe in the foreground. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a recipe here and now; without a recipe, the bundled demonstration.")
final class TrainCommand implements Callable<Integer> {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Mixin private final RecipeArgument recipe = new RecipeArgument();

  @Option(names = "--name", paramLabel = "NAME", description = "What the run is called.")
  private String name = "";

  @Option(names = "--json", description = "Prints one JSON object at the end and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    return train(spec(), System.out);
  }

  /** The recipe that the arguments name. */
  RunSpec spec() {
    return recipe.spec();
  }

  /** Trains the bundled demonstration as if {@code train} had been called without arguments. */
  static int demonstration(Path workspaceFolder) {
    TrainCommand command = new TrainCommand();
    command.name = "Demonstration";
    return command.train(Recipes.DEMONSTRATION, System.out, workspaceFolder);
  }

  private int train(RunSpec spec, PrintStream out) {
    return train(spec, out, workspace.folder());
  }

  private int train(RunSpec spec, PrintStream out, Path workspaceFolder) {
    try (Workspace opened = Workspace.open(workspaceFolder)) {
      ForegroundTraining.Trained trained =
          new ForegroundTraining(opened, json ? System.err : out).train(name, spec);
      report(opened, trained, out);
      return exitCode(trained.end(), opened.run(trained.run()).orElseThrow().message());
    }
  }

  /** A run fails by a user's mistake only; a fault of the program is thrown on by its host. */
  static int exitCode(RunState end, String message) {
    return switch (end) {
      case FINISHED, STOPPED, DISCARDED -> 0;
      case FAILED -> throw new UserMistakeException(message);
      default -> 1;
    };
  }

  private void report(Workspace opened, ForegroundTraining.Trained trained, PrintStream out) {
    RunReport report = RunReport.of(opened, trained.run()).orElseThrow();
    out.print(json ? report.json() + System.lineSeparator() : report.table());
    if (!json) {
      trained.progress().summary().ifPresent(out::println);
    }
  }
}
