package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class DeviceMeterTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void theMemoryOfThisProcessLiesBetweenItsHeapAndTheMachines() {
    DeviceMeter meter = DeviceMeter.of(Device.cpu());
    double bytes = meter.read().memoryBytes();
    assertTrue(bytes > 20e6, bytes + " bytes");
    assertTrue(bytes < meter.totalBytes(), bytes + " of " + meter.totalBytes());
  }

  @Test
  void aBusyThreadShowsAsLoadAndTheLoadIsAShare() {
    DeviceMeter meter = DeviceMeter.of(Device.cpu());
    long end = System.nanoTime() + 300_000_000L;
    double sum = 0;
    while (System.nanoTime() < end) {
      sum += Math.sqrt(sum + 1);
    }
    double load = meter.read().load();
    assertTrue(sum > 0 && load > 0.01 && load <= 1, "load " + load);
  }

  @Test
  void gpusAreCountedAsTheListOfVisibleOnesCountsThem() {
    assertEquals(Optional.of(1), GpuMeter.driverIndex(1, ""));
    assertEquals(Optional.of(7), GpuMeter.driverIndex(1, "5, 7"));
    assertEquals(Optional.empty(), GpuMeter.driverIndex(2, "5,7"));
    assertEquals(Optional.empty(), GpuMeter.driverIndex(0, "GPU-8932f937"));
  }

  @Test
  void withoutTheDriversLibraryAGpuReadsAsUnknown() {
    DeviceMeter meter = GpuMeter.open(9_999);
    assertTrue(Double.isNaN(meter.read().load()));
    assertEquals(0, meter.totalBytes());
  }
}
