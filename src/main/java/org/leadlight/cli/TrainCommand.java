package org.leadlight.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.LanguageModels;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.worker.ForegroundSeat;
import org.leadlight.worker.RunExecution;
import org.leadlight.worker.RunHost;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.Preflight;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a recipe in the foreground. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a recipe here and now; without a recipe, the bundled demonstration.")
final class TrainCommand implements Callable<Integer> {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

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
    List<String> changes = new ArrayList<>();
    Optional.ofNullable(factory).map(id -> "loss.factory=" + id).ifPresent(changes::add);
    changes.addAll(assignments);
    return RecipeFormat.with(read(), changes);
  }

  /** Trains the bundled demonstration as if {@code train} had been called without arguments. */
  static int demonstration(Path workspaceFolder) {
    TrainCommand command = new TrainCommand();
    command.name = "Demonstration";
    return command.train(Recipes.DEMONSTRATION, System.out, workspaceFolder);
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

  private int train(RunSpec spec, PrintStream out) {
    return train(spec, out, workspace.folder());
  }

  private int train(RunSpec spec, PrintStream out, Path workspaceFolder) {
    try (Workspace opened = Workspace.open(workspaceFolder);
        Interruption interruption = Interruption.listen()) {
      Catalogue catalogue = new Catalogue(opened.folder());
      new Preflight(catalogue).requireReady(spec);
      LanguageModels.check(catalogue.model(spec.model().source()));
      try (RunExecution execution = RunExecution.prepare(spec, catalogue);
          ForegroundSeat seat = ForegroundSeat.take(opened, spec)) {
        seat.notice().ifPresent(System.err::println);
        ProgressObserver progress = new ProgressObserver(json ? System.err : out, spec);
        RunHost host = new RunHost(catalogue, progress, interruption::wasAsked);
        long id = opened.enqueue(name, spec); // nothing that could be at fault is left unlooked at
        RunState end = train(opened, id, host, execution);
        progress.end();
        report(opened, id, progress, out);
        return exitCode(end, opened.run(id).orElseThrow().message());
      }
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

  private static RunState train(Workspace opened, long id, RunHost host, RunExecution execution) {
    RunClaim claim =
        RunClaim.of(opened, id)
            .orElseThrow(
                () -> new UserMistakeException("Another worker took run " + id + " at once."));
    try (claim) {
      return host.host(claim, execution);
    }
  }

  private void report(Workspace opened, long id, ProgressObserver progress, PrintStream out) {
    RunReport report = RunReport.of(opened, id).orElseThrow();
    out.print(json ? report.json() + System.lineSeparator() : report.table());
    if (!json) {
      progress.summary().ifPresent(out::println);
    }
  }
}
