package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import java.util.List;
import java.util.stream.IntStream;

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

  private static Gpu of(Device device) {
    return new Gpu(DeviceChoice.name(device), CudaUtils.getGpuMemory(device).getMax());
  }
}
