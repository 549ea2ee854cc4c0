package org.leadlight.cli;

import java.io.PrintStream;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Option;

/** Trains a run that waits, here or by a worker in the background. */
final class ForegroundOptions {

  @Option(
      names = "--background",
      description = "Leaves it to a worker process and returns at once.")
  private boolean background;

  @Option(names = "--json", description = "Prints one JSON object at the end and nothing else.")
  private boolean json;

  /**
   * Trains a run that waits.
   *
   * @return the exit code
   */
  int train(Workspace opened, long id, PrintStream out) {
    if (background) {
      new WorkerLauncher(opened.folder()).start();
      out.println("run " + id + " is left to a worker");
      return 0;
    }
    ForegroundTraining.Trained trained =
        new ForegroundTraining(opened, json ? System.err : out).goOn(id);
    RunReport report = RunReport.of(opened, id).orElseThrow();
    out.print(json ? report.json() + System.lineSeparator() : report.table());
    return TrainCommand.exitCode(trained.end(), opened.run(id).orElseThrow().message());
  }
}
