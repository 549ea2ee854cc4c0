package org.leadlight.cli;

import java.util.concurrent.Callable;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Repeats a run exactly. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Makes a new run of the recipe of another and of the changes made while it trained, and says"
            + " whether every number matched to the bit, or which differed first and why.")
final class ReplayCommand implements Callable<Integer> {

  @Mixin private final RunArgument run = new RunArgument();
  @Mixin private final ForegroundOptions foreground = new ForegroundOptions();

  @Override
  public Integer call() {
    try (Workspace opened = run.open()) {
      run.find(opened);
      return foreground.train(opened, opened.lineage().replay(run.id()), System.out);
    }
  }
}
