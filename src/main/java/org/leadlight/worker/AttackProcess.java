package org.leadlight.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

/** A process that makes the attacks that wait, the oldest first, until none does. */
public final class AttackProcess {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int LAST_LOOKS = 10; // for a request that comes while it is about to leave

  private final Path workspaceFolder;

  /** A process for a workspace. */
  public AttackProcess(Path workspaceFolder) {
    this.workspaceFolder = workspaceFolder;
  }

  /**
   * Makes attacks until none waits; returns at once when another process does. Who leaves looks
   * once more after leaving the seat, so an attack that came meanwhile is never left waiting.
   */
  public void run() {
    try (Workspace workspace = Workspace.open(workspaceFolder)) {
      boolean seated = true;
      while (seated && !workspace.attacks().waiting().isEmpty()) {
        Optional<WorkerSeat> seat = WorkerSeat.takeAttackers(workspace);
        seated = seat.isPresent();
        if (seat.isPresent()) {
          try (WorkerSeat held = seat.get()) {
            workspace.attacks().observe();
            drain(workspace);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void drain(Workspace workspace) throws InterruptedException {
    AttackHost host = new AttackHost(workspace, stage -> {}, () -> false);
    int idle = 0;
    while (idle < LAST_LOOKS) {
      List<Long> waiting = workspace.attacks().waiting();
      Optional<AttackClaim> claim =
          waiting.stream().findFirst().flatMap(id -> AttackClaim.of(workspace, id));
      if (claim.isPresent()) {
        try (AttackClaim held = claim.get()) {
          host.host(held);
        }
        idle = 0;
      } else {
        idle++;
        Thread.sleep(POLL);
      }
    }
  }
}
