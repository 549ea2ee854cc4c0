package org.leadlight.cli;

import java.io.PrintStream;
import org.leadlight.run.UserMistakeException;
import org.leadlight.worker.ForegroundSeat;
import org.leadlight.worker.RunHost;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
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
    RunSummary run = opened.run(id).orElseThrow();
    try (Interruption interruption = Interruption.listen();
        ForegroundSeat seat = ForegroundSeat.take(opened, run.spec())) {
      seat.notice().ifPresent(System.err::println);
      ProgressObserver progress =
          new ProgressObserver(json ? System.err : out, run.spec(), run.step());
      RunHost host = new RunHost(new Catalogue(opened.folder()), progress, interruption::wasAsked);
      RunState end;
      try (RunClaim claim =
          RunClaim.of(opened, id)
              .orElseThrow(
                  () ->
                      new UserMistakeException(
                          "A worker in the background took run " + id + "; it trains there."))) {
        end = host.host(claim);
      }
      progress.end();
      RunReport report = RunReport.of(opened, id).orElseThrow();
      out.print(json ? report.json() + System.lineSeparator() : report.table());
      return TrainCommand.exitCode(end, opened.run(id).orElseThrow().message());
    }
  }
}
