package org.leadlight.tensor;

/**
 * What the work on a device took at a moment.
 *
 * @param memoryBytes bytes in use: of this process on the CPU, of everything on a GPU; NaN where it
 *     cannot be read
 * @param load share of the device that worked since the last reading, 0..1: of all cores on the
 *     CPU; NaN where it cannot be read
 */
public record DeviceUse(double memoryBytes, double load) {

  /** Where nothing can be read. */
  public static final DeviceUse UNKNOWN = new DeviceUse(Double.NaN, Double.NaN);
}
