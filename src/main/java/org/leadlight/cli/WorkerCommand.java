package org.leadlight.cli;

import org.leadlight.worker.AttackProcess;
import org.leadlight.worker.InspectorProcess;
import org.leadlight.worker.WorkerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains the runs that wait in a workspace, answers questions about the others, or attacks them.
 */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = "Trains the runs that wait in a workspace and ends when there is none.")
final class WorkerCommand implements Runnable {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Option(
      names = "--inspector",
      description =
          "Answers the questions about runs that do not train instead, and ends after some minutes"
              + " without one.")
  private boolean inspector;

  @Option(
      names = "--attacks",
      description = "Makes the attacks that wait instead, and ends when there is none.")
  private boolean attacks;

  @Override
  public void run() {
    if (attacks) {
      new AttackProcess(workspace.folder()).run();
    } else if (inspector) {
      new InspectorProcess(workspace.folder()).run();
    } else {
      new WorkerProcess(workspace.folder()).run();
    }
  }
}
