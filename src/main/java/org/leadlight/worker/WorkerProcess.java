package org.leadlight.worker;

import java.nio.file.Path;
import java.util.Optional;
import org.leadlight.train.Measurement;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StepRecord;
import org.leadlight.train.TrainingState;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

/** A process that trains the runs of a workspace, the oldest first, and ends when none waits. */
public final class WorkerProcess {

  private static final RunObserver NOBODY =
      new RunObserver() {
        @Override
        public void stepped(StepRecord step) {}

        @Override
        public void evaluated(Measurement measurement) {}

        @Override
        public void checkpoint(TrainingState state) {}
      };

  private final Path workspaceFolder;

  /** A worker of a workspace. */
  public WorkerProcess(Path workspaceFolder) {
    this.workspaceFolder = workspaceFolder;
  }

  /**
   * Drains the queue unless another worker does. Who leaves looks once more at the queue after
   * leaving the seat, so a run that came meanwhile is never left waiting.
   */
  public void run() {
    try (Workspace workspace = Workspace.open(workspaceFolder)) {
      Optional<WorkerSeat> seat = WorkerSeat.take(workspace);
      while (seat.isPresent()) {
        try (WorkerSeat held = seat.get()) {
          drain(workspace);
        }
        seat = workspace.isQueueEmpty() ? Optional.empty() : WorkerSeat.take(workspace);
      }
    }
  }

  private static void drain(Workspace workspace) {
    RunHost host = new RunHost(new Catalogue(workspace.folder()), NOBODY, () -> false);
    Optional<RunClaim> claim = RunClaim.next(workspace);
    while (claim.isPresent()) {
      try (RunClaim held = claim.get()) {
        host.host(held);
      }
      claim = RunClaim.next(workspace);
    }
  }
}
