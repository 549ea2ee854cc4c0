package org.leadlight.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.leadlight.tensor.Gpu;
import org.leadlight.train.Measurement;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StepRecord;
import org.leadlight.train.TrainingState;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that trains the runs that wait for a device, in their order, until none does. */
public final class WorkerProcess {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
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
  private boolean atWork;

  /** A worker of a workspace. */
  public WorkerProcess(Path workspaceFolder) {
    this.workspaceFolder = workspaceFolder;
  }

  /**
   * Takes a seat on a device that has work and drains its queue; ends at once when every such seat
   * is taken. Who leaves looks once more at the queue after leaving the seat, so a run that came
   * meanwhile is never left waiting.
   */
  public void run() {
    try (Workspace workspace = Workspace.open(workspaceFolder)) {
      tidyUp(workspace);
      DeviceWork work = new DeviceWork(Gpu.devices());
      Optional<String> device = seated(workspace, work);
      while (device.isPresent()) {
        device = seated(workspace, work);
      }
    }
  }

  private static void tidyUp(Workspace workspace) {
    try {
      workspace.weights().sweepDiscarded();
    } catch (IOException leftForTheNextWorker) {
      LOG.warn("Files of discarded runs could not be deleted", leftForTheNextWorker);
    }
  }

  /** Works on the first device that has work and a free seat; empty when none has. */
  private Optional<String> seated(Workspace workspace, DeviceWork work) {
    for (String device : work.devices()) {
      if (workspace.queue().waits(work.of(device))) {
        Optional<WorkerSeat> seat = WorkerSeat.take(workspace, device);
        if (seat.isPresent()) {
          try (WorkerSeat held = seat.get()) {
            drain(workspace, device, work, held);
          } finally {
            if (atWork) { // a fault of the program ended it: a fresh process takes the next run
              new WorkerLauncher(workspace.folder()).start();
            }
          }
          return Optional.of(device);
        }
      }
    }
    return Optional.empty();
  }

  /** Looks between two runs whether its seat is still offered. */
  private void drain(Workspace workspace, String device, DeviceWork work, WorkerSeat seat) {
    RunHost host =
        new RunHost(new Catalogue(workspace.folder()), NOBODY, () -> false)
            .placed(asked -> work.where(asked, device));
    Optional<RunClaim> claim = RunClaim.next(workspace, work.of(device));
    while (claim.isPresent()) {
      try (RunClaim held = claim.get()) {
        atWork = true;
        host.host(held);
        atWork = false;
      }
      claim =
          seat.isOffered(workspace) ? RunClaim.next(workspace, work.of(device)) : Optional.empty();
    }
  }
}
