package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A GPU on which the engine of this process can compute.
 *
 * @param name by which it is asked for, {@code cuda:N}
 * @param memoryBytes its whole memory
 */
public record Gpu(String name, long memoryBytes) {

  /**
   * Every usable GPU; none where the engine computes on the CPU only.
   *
   * @param runtime shows that the engine is started, which must come before anything of DJL
   */
  public static List<Gpu> of(TensorRuntime runtime) {
    Engine engine = runtime.manager().getEngine();
    int count = engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0;
    return IntStream.range(0, count).mapToObj(Device::gpu).map(Gpu::of).toList();
  }

  /**
   * The names of the devices on which this machine can compute, GPUs first. The engine is started
   * for the answer only where the system shows a GPU.
   */
  public static List<String> devices() {
    List<String> names = new ArrayList<>();
    if (mayBeThere()) {
      try (TensorRuntime runtime = TensorRuntime.start(RuntimeOptions.cpu())) {
        of(runtime).forEach(gpu -> names.add(gpu.name()));
      }
    }
    names.add("cpu");
    return List.copyOf(names);
  }

  /** Whether the system shows a driver; Linux, Linux within Windows, Windows. */
  private static boolean mayBeThere() {
    String windows = System.getenv("SystemRoot");
    return Stream.of(
            "/dev/nvidiactl", "/dev/dxg", (windows == null ? "" : windows) + "/System32/nvcuda.dll")
        .anyMatch(path -> Files.exists(Path.of(path)));
  }

  private static Gpu of(Device device) {
    return new Gpu(DeviceChoice.name(device), CudaUtils.getGpuMemory(device).getMax());
  }
}
