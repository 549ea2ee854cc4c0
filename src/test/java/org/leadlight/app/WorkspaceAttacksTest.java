package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

class WorkspaceAttacksTest {

  private static final AttackPlan PLAN = AttackPlan.of(List.of(AttackerKind.NEAREST_L2));

  @TempDir private Path folder;
  private final AtomicInteger launches = new AtomicInteger();

  @Test
  void noProcessIsStartedWhileOneIsThatTakesWhatWaits() {
    AttackedWorkspace.make(folder);
    try (Workspace workspace = Workspace.open(folder);
        WorkspaceAttacks attacks = new WorkspaceAttacks(folder, launches::incrementAndGet)) {
      try (WorkerSeat held = WorkerSeat.takeAttackers(workspace).orElseThrow()) {
        attacks.attack(1, AttackedWorkspace.STEP, PLAN, false);
        assertEquals(0, launches.get());
      }
      long waiting = workspace.attacks().waiting().getFirst();
      attacks.cancel(waiting);
      attacks.startAgain(waiting);
      assertEquals(1, launches.get());
    }
  }
}
