package org.leadlight.workspace;

import java.io.IOException;
import java.util.Optional;

/**
 * A place in a workspace that one process can hold: the background worker that drains the queue, or
 * the inspector that answers questions about runs at rest.
 */
public final class WorkerSeat implements AutoCloseable {

  /** The lock of the worker. */
  static final String TRAINING = "worker.lock";

  /** The lock of the inspector. */
  static final String ANSWERING = "inspector.lock";

  private final RunLock lock;

  private WorkerSeat(RunLock lock) {
    this.lock = lock;
  }

  /** The worker's seat, empty when another process sits there. */
  public static Optional<WorkerSeat> take(Workspace workspace) {
    return take(workspace, TRAINING);
  }

  /** The inspector's seat, empty when another process sits there. */
  public static Optional<WorkerSeat> takeInspectors(Workspace workspace) {
    return take(workspace, ANSWERING);
  }

  private static Optional<WorkerSeat> take(Workspace workspace, String name) {
    try {
      return RunLock.take(workspace.folder().resolve(name)).map(WorkerSeat::new);
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
