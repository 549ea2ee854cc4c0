package org.leadlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadlight.run.LiveSettings;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a run that goes on from a checkpoint of another with other numbers. */
@Command(
    name = "branch",
    mixinStandardHelpOptions = true,
    description = "Makes a new run that goes on from a checkpoint of another with other numbers.")
final class BranchCommand implements Callable<Integer> {

  @Mixin private final RunArgument run = new RunArgument();

  @Option(
      names = "--at",
      required = true,
      paramLabel = "STEP",
      description = "After so many steps; a checkpoint must be kept there (runs show lists them).")
  private long step;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Other numbers from there on, such as --set alpha=0.7.")
  private List<String> assignments = new ArrayList<>();

  @Mixin private final ForegroundOptions foreground = new ForegroundOptions();

  @Override
  public Integer call() {
    try (Workspace opened = run.open()) {
      run.find(opened);
      long branch = opened.lineage().branch(run.id(), step, LiveSettings.parse(assignments));
      return foreground.train(opened, branch, System.out);
    }
  }
}
