package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

class ForegroundSeatTest {

  private static final DeviceWork CPU = new DeviceWork(List.of("cpu"));
  private static final DeviceWork GPU = new DeviceWork(List.of("cuda:0", "cpu"));

  @TempDir private Path folder;

  @Test
  void aRunInTheForegroundCountsForTheMaximumOfItsDevice() {
    try (Workspace workspace = Workspace.open(folder)) {
      try (ForegroundSeat seat = take(workspace, CPU)) {
        assertEquals(Optional.empty(), seat.notice());
        assertTrue(WorkerSeat.take(workspace, "cpu").isEmpty());
      }
      WorkerSeat.take(workspace, "cpu").orElseThrow().close();
    }
  }

  @Test
  void whoFindsNoSeatIsToldAndTrainsAllTheSame() {
    try (Workspace workspace = Workspace.open(folder);
        WorkerSeat worker = WorkerSeat.take(workspace, "cpu").orElseThrow();
        ForegroundSeat seat = take(workspace, CPU)) {
      assertTrue(seat.notice().orElseThrow().contains("cpu"));
      assertTrue(worker.isOffered(workspace));
    }
  }

  @Test
  void aRecipeThatLeavesTheDeviceOpenSitsOnTheGpuWhereThereIsOne() {
    try (Workspace workspace = Workspace.open(folder);
        ForegroundSeat seat = take(workspace, GPU);
        WorkerSeat cpu = WorkerSeat.take(workspace, "cpu").orElseThrow()) {
      assertEquals(Optional.empty(), seat.notice());
      assertTrue(WorkerSeat.take(workspace, "cuda:0").isEmpty());
      assertTrue(cpu.isOffered(workspace));
    }
  }

  private static ForegroundSeat take(Workspace workspace, DeviceWork work) {
    return ForegroundSeat.take(workspace, Recipes.DEMONSTRATION, work);
  }
}
