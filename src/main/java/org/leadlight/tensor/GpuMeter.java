package org.leadlight.tensor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Memory and utilisation of a GPU, asked of the driver's management library (NVML): {@code
 * nvmlDeviceGetMemoryInfo} and {@code nvmlDeviceGetUtilizationRates}, both of the whole GPU.
 *
 * <p>GPUs are counted as the driver counts them; where {@code CUDA_VISIBLE_DEVICES} lists numbers,
 * as that list does.
 */
final class GpuMeter implements DeviceMeter {

  private static final Linker LINKER = Linker.nativeLinker();

  private final MethodHandle memory;
  private final MethodHandle utilization;
  private final MemorySegment device;

  private GpuMeter(MethodHandle memory, MethodHandle utilization, MemorySegment device) {
    this.memory = memory;
    this.utilization = utilization;
    this.device = device;
  }

  /** The meter of a GPU; one that reads nothing where the library is not there. */
  static DeviceMeter open(int gpu) {
    String visible = System.getenv("CUDA_VISIBLE_DEVICES");
    return driverIndex(gpu, visible == null ? "" : visible)
        .flatMap(GpuMeter::find)
        .orElse(new Unknown());
  }

  /** The driver's number of a GPU; empty where the list names GPUs otherwise than by number. */
  static Optional<Integer> driverIndex(int gpu, String visible) {
    if (visible.isBlank()) {
      return Optional.of(gpu);
    }
    String[] listed = visible.split(",");
    return gpu < listed.length && listed[gpu].strip().matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(listed[gpu].strip()))
        : Optional.empty();
  }

  private static Optional<DeviceMeter> find(int index) {
    String name =
        System.getProperty("os.name").startsWith("Windows") ? "nvml" : "libnvidia-ml.so.1";
    try {
      SymbolLookup library = SymbolLookup.libraryLookup(name, Arena.global());
      MethodHandle start = handle(library, "nvmlInit_v2", FunctionDescriptor.of(JAVA_INT));
      MethodHandle open =
          handle(
              library,
              "nvmlDeviceGetHandleByIndex_v2",
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
      MemorySegment slot = Arena.global().allocate(ADDRESS);
      if ((int) start.invokeExact() != 0 || (int) open.invokeExact(index, slot) != 0) {
        return Optional.empty();
      }
      FunctionDescriptor about = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
      return Optional.of(
          new GpuMeter(
              handle(library, "nvmlDeviceGetMemoryInfo", about),
              handle(library, "nvmlDeviceGetUtilizationRates", about),
              slot.get(ADDRESS, 0)));
    } catch (IllegalArgumentException missing) {
      return Optional.empty(); // no such library, or one without these functions
    } catch (Throwable failed) {
      throw new IllegalStateException("The GPU's management library could not be called.", failed);
    }
  }

  private static MethodHandle handle(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        library.find(name).orElseThrow(() -> new IllegalArgumentException(name)), descriptor);
  }

  @Override
  public DeviceUse read() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(JAVA_LONG, 3); // total, free, used
      MemorySegment percent = arena.allocate(JAVA_INT, 2); // processor, memory
      double used = call(memory, bytes) == 0 ? bytes.getAtIndex(JAVA_LONG, 2) : Double.NaN;
      double load =
          call(utilization, percent) == 0 ? percent.getAtIndex(JAVA_INT, 0) / 100.0 : Double.NaN;
      return new DeviceUse(used, load);
    }
  }

  @Override
  public long totalBytes() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(JAVA_LONG, 3);
      return call(memory, bytes) == 0 ? bytes.getAtIndex(JAVA_LONG, 0) : 0;
    }
  }

  private int call(MethodHandle function, MemorySegment answer) {
    try {
      return (int) function.invokeExact(device, answer);
    } catch (Throwable failed) {
      throw new IllegalStateException("The GPU's management library could not be called.", failed);
    }
  }

  /** Where the driver says nothing. */
  private static final class Unknown implements DeviceMeter {
    @Override
    public DeviceUse read() {
      return DeviceUse.UNKNOWN;
    }

    @Override
    public long totalBytes() {
      return 0;
    }
  }
}
