package org.leadlight.cli;

import org.leadlight.worker.WorkerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains the runs that wait in a workspace. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = "Trains the runs that wait in a workspace and ends when there is none.")
final class WorkerCommand implements Runnable {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Override
  public void run() {
    new WorkerProcess(workspace.folder()).run();
  }
}
