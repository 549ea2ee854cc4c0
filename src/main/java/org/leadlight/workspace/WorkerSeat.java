package org.leadlight.workspace;

import java.io.IOException;
import java.util.Optional;

/**
 * A place in a workspace that one process can hold: a background worker that drains the queue of a
 * device, the inspector that answers questions about runs at rest, or the one that attacks them.
 */
public final class WorkerSeat implements AutoCloseable {

  /** The lock of the inspector. */
  static final String ANSWERING = "inspector.lock";

  private static final String ATTACKING = "attacks.lock";

  private final RunLock lock;
  private final String device;
  private final int number;

  private WorkerSeat(RunLock lock, String device, int number) {
    this.lock = lock;
    this.device = device;
    this.number = number;
  }

  /**
   * A worker's seat on a device, empty when as many processes as may work there sit already.
   *
   * @param device {@code cpu} or {@code cuda:N}
   */
  public static Optional<WorkerSeat> take(Workspace workspace, String device) {
    int seats = workspace.queue().maximum(device);
    for (int number = 1; number <= seats; number++) {
      String name = "worker-" + device.replace(':', '-') + "-" + number + ".lock";
      Optional<RunLock> lock = lock(workspace, name);
      if (lock.isPresent()) {
        return Optional.of(new WorkerSeat(lock.get(), device, number));
      }
    }
    return Optional.empty();
  }

  /** The inspector's seat, empty when another process sits there. */
  public static Optional<WorkerSeat> takeInspectors(Workspace workspace) {
    return lock(workspace, ANSWERING).map(lock -> new WorkerSeat(lock, "", 1));
  }

  /** The seat of who attacks, empty when another process sits there. */
  public static Optional<WorkerSeat> takeAttackers(Workspace workspace) {
    return lock(workspace, ATTACKING).map(lock -> new WorkerSeat(lock, "", 1));
  }

  /** Whether a process sits in the inspector's seat; who looks holds a free seat for a moment. */
  static boolean isAnswering(Workspace workspace) {
    return isHeld(takeInspectors(workspace));
  }

  /** Whether a process sits in the seat of who attacks; who looks holds a free one for a moment. */
  public static boolean isAttacking(Workspace workspace) {
    return isHeld(takeAttackers(workspace));
  }

  private static boolean isHeld(Optional<WorkerSeat> free) {
    free.ifPresent(WorkerSeat::close);
    return free.isEmpty();
  }

  /** Whether somebody who comes now would still find it: the maximum may have been lowered. */
  public boolean isOffered(Workspace workspace) {
    return number <= workspace.queue().maximum(device);
  }

  private static Optional<RunLock> lock(Workspace workspace, String name) {
    try {
      return RunLock.take(workspace.folder().resolve(name));
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
