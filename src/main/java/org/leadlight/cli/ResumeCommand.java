package org.leadlight.cli;

import java.util.concurrent.Callable;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a run go on. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description =
        "Lets a paused run go on, or trains an interrupted or failed one from its last checkpoint:"
            + " what was applied since is applied again at its steps, and the result is the same to"
            + " the bit.")
final class ResumeCommand implements Callable<Integer> {

  @Mixin private final RunArgument run = new RunArgument();
  @Mixin private final ForegroundOptions foreground = new ForegroundOptions();

  @Override
  public Integer call() {
    try (Workspace opened = run.open()) {
      RunState state = run.find(opened).state();
      if (state == RunState.PAUSED) {
        System.out.println(
            new Decision(opened, run.id()).of(CommandRequest.of(CommandKind.RESUME)));
        return 0;
      }
      opened.queue().resume(run.id());
      return foreground.train(opened, run.id(), System.out);
    }
  }
}
