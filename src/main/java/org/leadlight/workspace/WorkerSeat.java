package org.leadlight.workspace;

import java.io.IOException;
import java.util.Optional;

/** The one place of a background worker in a workspace; its holder drains the queue. */
public final class WorkerSeat implements AutoCloseable {

  private final RunLock lock;

  private WorkerSeat(RunLock lock) {
    this.lock = lock;
  }

  /** The seat, empty when another process sits there. */
  public static Optional<WorkerSeat> take(Workspace workspace) {
    try {
      return RunLock.take(workspace.folder().resolve("worker.lock")).map(WorkerSeat::new);
    } catch (IOException e) {
      throw new WorkspaceException(
          "The workspace " + workspace.folder() + " cannot be written; check the disk.", e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new WorkspaceException("The lock of the worker cannot be released.", e);
    }
  }
}
