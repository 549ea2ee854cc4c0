package org.leadlight.cli;

import java.io.PrintStream;
import org.leadlight.lm.LanguageModels;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.worker.ForegroundSeat;
import org.leadlight.worker.RunExecution;
import org.leadlight.worker.RunHost;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.Preflight;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/** Trains in the terminal, with a line of progress; Ctrl-C stops the run. */
final class ForegroundTraining {

  private final Workspace workspace;
  private final PrintStream out;

  /**
   * Trainings in a workspace.
   *
   * @param out gets the progress
   */
  ForegroundTraining(Workspace workspace, PrintStream out) {
    this.workspace = workspace;
    this.out = out;
  }

  /**
   * A training that is over.
   *
   * @param run its number
   * @param end how it ended
   * @param progress heard of every step
   */
  record Trained(long run, RunState end, ProgressObserver progress) {}

  /**
   * Trains a recipe as a new run. Nothing that could be at fault is left unlooked at before the run
   * is made.
   *
   * @throws UserMistakeException when the recipe, its model or its conversations are at fault
   */
  Trained train(String name, RunSpec spec) {
    Catalogue catalogue = new Catalogue(workspace.folder());
    new Preflight(catalogue).requireReady(spec);
    LanguageModels.check(catalogue.model(spec.model().source()));
    try (Interruption interruption = Interruption.listen();
        RunExecution execution = RunExecution.prepare(spec, catalogue);
        ForegroundSeat seat = ForegroundSeat.take(workspace, spec)) {
      seat.notice().ifPresent(System.err::println);
      ProgressObserver progress = new ProgressObserver(out, spec);
      RunHost host = new RunHost(catalogue, progress, interruption::wasAsked);
      long id = workspace.enqueue(name, spec);
      try (RunClaim claim = claim(id, "Another worker took run %d at once.")) {
        return ended(id, host.host(claim, execution), progress);
      }
    }
  }

  /**
   * Trains a run that waits, from its last checkpoint if it has one.
   *
   * @throws UserMistakeException when a worker took it
   */
  Trained goOn(long id) {
    RunSummary run = workspace.run(id).orElseThrow();
    try (Interruption interruption = Interruption.listen();
        ForegroundSeat seat = ForegroundSeat.take(workspace, run.spec())) {
      seat.notice().ifPresent(System.err::println);
      ProgressObserver progress = new ProgressObserver(out, run.spec(), run.step());
      RunHost host =
          new RunHost(new Catalogue(workspace.folder()), progress, interruption::wasAsked);
      try (RunClaim claim = claim(id, "A worker in the background took run %d; it trains there.")) {
        return ended(id, host.host(claim), progress);
      }
    }
  }

  private RunClaim claim(long id, String taken) {
    return RunClaim.of(workspace, id)
        .orElseThrow(() -> new UserMistakeException(taken.formatted(id)));
  }

  private static Trained ended(long id, RunState end, ProgressObserver progress) {
    progress.end();
    return new Trained(id, end, progress);
  }
}
