package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceWorkTest {

  private static final DeviceWork GPUS = new DeviceWork(List.of("cuda:0", "cuda:1", "cpu"));
  private static final DeviceWork NO_GPU = new DeviceWork(List.of("cpu"));

  @Test
  void everyRunIsTakenBySomeDeviceAndByOneKindOnly() {
    for (String asked : List.of("cpu", "cuda", "cuda:0", "cuda:1", "cuda:7")) {
      for (DeviceWork work : List.of(GPUS, NO_GPU)) {
        long takers = work.devices().stream().filter(device -> work.of(device).test(asked)).count();
        assertEquals(1, takers, asked + " of " + work);
      }
    }
  }

  @Test
  void whatLeavesTheDeviceOpenIsTakenByAnyGpuAndByTheCpuOnlyWhereThereIsNone() {
    assertTrue(GPUS.of("cuda:0").test("auto"));
    assertTrue(GPUS.of("cuda:1").test("auto"));
    assertFalse(GPUS.of("cpu").test("auto"));
    assertTrue(NO_GPU.of("cpu").test("auto"));
    assertEquals("cuda:1", GPUS.where("auto", "cuda:1"));
    assertEquals("cuda:0", GPUS.where("cuda:0", "cuda:1"), "the recipe's own choice");
  }
}
