package org.leadlight.app.workbench;

import java.io.File;
import java.util.stream.Stream;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.TrainingSpec;

/** What devices are called in the window. */
public final class DeviceNames {

  private static final String CUDA = "cuda:";
  private static final boolean DRIVER_INSTALLED =
      Stream.of("/proc/driver/nvidia/version", "C:\\Windows\\System32\\nvml.dll")
          .anyMatch(file -> new File(file).exists());

  private DeviceNames() {}

  /** Where a run computes: as its worker said, else as its recipe asks. */
  static String ofRun(Texts texts, RunHead head) {
    String found = head.machine().device();
    return name(texts, found.isEmpty() ? head.spec().training().device() : found);
  }

  /** What a recipe would be trained on, with its threads and its precision. */
  public static String ofRecipe(Texts texts, TrainingSpec training) {
    String name = name(texts, training.device());
    if (training.device().startsWith("cuda")) {
      return texts.format("device.gpu.precision", name);
    }
    return training.threads() == 1
        ? texts.format("device.threads.one", name)
        : texts.format("device.threads", name, training.threads());
  }

  /** What a device is called: {@code cpu}, {@code cuda:N} or {@code auto}. */
  public static String name(Texts texts, String device) {
    if (device.startsWith(CUDA)) {
      return texts.format("device.gpu", device.substring(CUDA.length()));
    }
    return switch (device) {
      case "cpu" -> texts.get("device.cpu");
      case "cuda" -> texts.format("device.gpu", 0);
      case "auto" -> texts.get(DRIVER_INSTALLED ? "device.auto" : "device.cpu");
      default -> device;
    };
  }
}
