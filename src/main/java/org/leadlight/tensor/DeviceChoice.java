package org.leadlight.tensor;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the name of a device into the device, or into a sentence why not. */
final class DeviceChoice {

  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,4}))?");

  private DeviceChoice() {}

  /**
   * The device of a name.
   *
   * @param asked {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
   * @param gpus how many GPUs the engine sees
   * @throws DeviceException when it is no such name or the GPU is not there
   */
  static Device choose(String asked, int gpus) {
    String name = asked.strip().toLowerCase(Locale.ROOT);
    Matcher cuda = CUDA.matcher(name);
    if (name.equals("auto")) {
      return gpus > 0 ? Device.gpu(0) : Device.cpu();
    }
    if (name.equals("cpu")) {
      return Device.cpu();
    }
    if (!cuda.matches()) {
      throw new DeviceException(
          "The device \"" + asked + "\" is not known; write auto, cpu or cuda:N (N from 0).");
    }
    int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
    if (index >= gpus) {
      throw new DeviceException(
          "The device " + name + " was asked for, but " + present(gpus) + remedy(gpus));
    }
    return Device.gpu(index);
  }

  private static String present(int gpus) {
    return switch (gpus) {
      case 0 -> "no usable GPU was found";
      case 1 -> "there is one GPU, cuda:0";
      default -> "there are " + gpus + " GPUs, cuda:0 to cuda:" + (gpus - 1);
    };
  }

  private static String remedy(int gpus) {
    return gpus == 0
        ? "; choose auto or cpu, or install the NVIDIA driver and the engine's CUDA libraries."
        : "; choose one of these, auto or cpu.";
  }

  /** The name by which a device is asked for. */
  static String name(Device device) {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }
}
