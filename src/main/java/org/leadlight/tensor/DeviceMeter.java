package org.leadlight.tensor;

import ai.djl.Device;

/** Reads what a device gives to the work; a reading takes well below a millisecond. */
public interface DeviceMeter {

  /** What is in use now, and how busy the device was since the last reading. */
  DeviceUse read();

  /** Bytes the device has in all, 0 where it cannot be read. */
  long totalBytes();

  /** The meter of a device. */
  static DeviceMeter of(Device device) {
    return device.isGpu() ? GpuMeter.open(device.getDeviceId()) : new ProcessMeter();
  }
}
