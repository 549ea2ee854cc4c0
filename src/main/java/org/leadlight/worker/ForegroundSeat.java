package org.leadlight.worker;

import java.util.Optional;
import org.leadlight.run.RunSpec;
import org.leadlight.tensor.Gpu;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

/**
 * The seat of a run that somebody trains here and now: taken where one is free, so that workers
 * keep to the device's maximum. Where none is free the run trains all the same, because it was
 * asked for now, and whoever asked is told.
 */
public final class ForegroundSeat implements AutoCloseable {

  private final Workspace workspace;
  private final DeviceWork work;
  private final String device;
  private final Optional<WorkerSeat> seat;

  private ForegroundSeat(Workspace workspace, DeviceWork work, String device) {
    this.workspace = workspace;
    this.work = work;
    this.device = device;
    this.seat = WorkerSeat.take(workspace, device);
  }

  /** A seat on the device that a recipe asks for. */
  public static ForegroundSeat take(Workspace workspace, RunSpec spec) {
    return take(workspace, spec, new DeviceWork(Gpu.devices()));
  }

  static ForegroundSeat take(Workspace workspace, RunSpec spec, DeviceWork work) {
    return new ForegroundSeat(workspace, work, work.first(spec.training().device()));
  }

  /** What to tell where no seat was free. */
  public Optional<String> notice() {
    return seat.isPresent()
        ? Optional.empty()
        : Optional.of(
            "As many runs as may train at the same time train on "
                + device
                + " already; this one shares it with them.");
  }

  /** Leaves the seat to a worker where a run came to wait for it meanwhile. */
  @Override
  public void close() {
    seat.ifPresent(WorkerSeat::close);
    if (seat.isPresent() && workspace.queue().waits(work.of(device))) {
      new WorkerLauncher(workspace.folder()).start();
    }
  }
}
