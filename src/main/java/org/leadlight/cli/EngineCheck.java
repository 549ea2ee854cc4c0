package org.leadlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadlight.run.Finding;
import org.leadlight.tensor.AtenChoices;
import org.leadlight.tensor.AtenOperation;
import org.leadlight.tensor.AtenRoute;
import org.leadlight.tensor.DeviceException;
import org.leadlight.tensor.Gpu;
import org.leadlight.tensor.MatmulChoice;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.workspace.FreeSpace;

/** Starts the engine and looks at its folder, its self-tests and the devices it can use. */
final class EngineCheck {

  private static final String AREA = "engine";
  private static final long UNPACKED_BYTES = 500_000_000L;
  private static final Path NVIDIA_DRIVER = Path.of("/proc/driver/nvidia/version");

  private EngineCheck() {}

  static List<Finding> findings() {
    RuntimeOptions options = new RuntimeOptions("auto", 1);
    List<Finding> findings = new ArrayList<>();
    findings.add(folder(options.engineFolder()));
    try (TensorRuntime runtime = TensorRuntime.start(options)) {
      findings.add(
          Finding.good(
              AREA,
              "libtorch",
              String.format(
                  Locale.ROOT,
                  "%s, its natives are there; started in %.1f s",
                  runtime.report().engine(),
                  runtime.report().startSeconds())));
      findings.add(operations(runtime.report().aten()));
      findings.add(products(runtime.report().matmul()));
      findings.addAll(devices(Gpu.of(runtime), Files.exists(NVIDIA_DRIVER)));
    } catch (DeviceException failure) {
      findings.add(
          Finding.missing(
              AREA,
              "libtorch",
              String.valueOf(root(failure).getMessage()),
              String.valueOf(failure.getMessage())));
    }
    return findings;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }

  /** The engine unpacks itself on the first start, so only then space and rights are needed. */
  static Finding folder(Path folder) {
    try {
      boolean unpacked = Files.isDirectory(folder.resolve("pytorch"));
      long free = FreeSpace.bytes(folder);
      String found =
          String.format(
              Locale.ROOT,
              "%s, %s, %.1f GB free",
              folder,
              unpacked ? "unpacked" : "not unpacked yet",
              free / 1e9);
      if (unpacked || FreeSpace.isWritable(folder) && free > UNPACKED_BYTES) {
        return Finding.good(AREA, "folder", found);
      }
      return Finding.missing(AREA, "folder", found, remedy());
    } catch (IOException e) {
      return Finding.missing(AREA, "folder", folder + ": " + e.getMessage(), remedy());
    }
  }

  private static String remedy() {
    return "Set ENGINE_CACHE_DIR to a folder that can be written and has 500 MB free.";
  }

  static Finding operations(AtenChoices choices) {
    Map<AtenRoute, String> byRoute =
        choices.routes().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(entry -> name(entry.getKey()), Collectors.joining(", "))));
    String found =
        byRoute.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(route -> route.getKey().name().toLowerCase(Locale.ROOT) + ": " + route.getValue())
            .collect(Collectors.joining("; "));
    return byRoute.containsKey(AtenRoute.COMPOSED)
        ? Finding.aside(AREA, "operations", found, "Nothing: composed ones are right, and slower.")
        : Finding.good(AREA, "operations", found);
  }

  private static String name(AtenOperation operation) {
    return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Finding products(MatmulChoice choice) {
    return Finding.good(
        AREA,
        "matrix products",
        String.format(
            Locale.ROOT,
            "%s route; the fast one measured %.2f times as fast, largest relative error %.1e",
            choice.fast() ? "fast" : "standard",
            choice.speedup(),
            choice.relativeError()));
  }

  static List<Finding> devices(List<Gpu> gpus, boolean nvidiaDriver) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.good(AREA, "device", "cpu"));
    for (Gpu gpu : gpus) {
      String memory = String.format(Locale.ROOT, ", %.1f GB", gpu.memoryBytes() / 1e9);
      findings.add(Finding.good(AREA, "device", gpu.name() + memory));
    }
    if (gpus.isEmpty()) {
      findings.add(
          nvidiaDriver
              ? Finding.aside(
                  AREA,
                  "GPU",
                  "an NVIDIA driver is there, and this engine computes on the CPU",
                  "Set PYTORCH_LIBRARY_PATH to the lib folder of a CUDA build of this libtorch.")
              : Finding.aside(
                  AREA,
                  "GPU",
                  "none",
                  "Nothing: the bundled demonstration needs none; larger models train slowly."));
    }
    return findings;
  }
}
