package org.leadlight.cli;

import org.leadlight.worker.InspectorProcess;
import org.leadlight.worker.WorkerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the runs that wait in a workspace, or answers questions about those that do not train. */
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

  @Override
  public void run() {
    if (inspector) {
      new InspectorProcess(workspace.folder()).run();
    } else {
      new WorkerProcess(workspace.folder()).run();
    }
  }
}
