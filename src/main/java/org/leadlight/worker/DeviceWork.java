package org.leadlight.worker;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which runs a worker on a device takes: those that name it; the first kind of device also those
 * that leave it open; the CPU also those that name a device that is not here, so that they fail
 * with a sentence and do not wait for ever.
 *
 * @param devices what this machine can compute on, GPUs first, the CPU last
 */
record DeviceWork(List<String> devices) {

  private static final String OPEN = "auto";

  /** Keeps its own copy. */
  DeviceWork {
    devices = List.copyOf(devices);
  }

  /** Tells of a recipe's device whether a worker on this one takes the run. */
  Predicate<String> of(String device) {
    return asked ->
        switch (named(asked)) {
          case OPEN -> device.equals("cpu") == (devices.size() == 1);
          case String known when devices.contains(known) -> known.equals(device);
          case String unknown -> device.equals("cpu");
        };
  }

  /** Where a worker on a device computes a run: there if its recipe leaves it open. */
  String where(String asked, String device) {
    return named(asked).equals(OPEN) ? device : asked;
  }

  /** The device on which a run computes that nobody places; the CPU for one that is not here. */
  String first(String asked) {
    String device = where(named(asked), devices.getFirst());
    return devices.contains(device) ? device : "cpu";
  }

  private static String named(String asked) {
    return asked.equals("cuda") ? "cuda:0" : asked;
  }
}
