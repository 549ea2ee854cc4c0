package org.leadlight.tensor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory and load of this process: resident bytes of {@code /proc/self/status}, processor time of
 * all its threads over that of all cores.
 */
final class ProcessMeter implements DeviceMeter {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long worked = system.getProcessCpuTime();
  private long at = System.nanoTime();

  @Override
  public DeviceUse read() {
    long nowWorked = system.getProcessCpuTime();
    long now = System.nanoTime();
    double possible = (double) (now - at) * system.getAvailableProcessors();
    double load = Math.clamp((nowWorked - worked) / Math.max(possible, 1), 0, 1);
    worked = nowWorked;
    at = now;
    return new DeviceUse(residentBytes(), load);
  }

  @Override
  public long totalBytes() {
    return system.getTotalMemorySize();
  }

  /** Where there is no such file, Windows' committed bytes come near; elsewhere nothing does. */
  private double residentBytes() {
    if (!Files.exists(STATUS)) {
      boolean windows = System.getProperty("os.name").startsWith("Windows");
      return windows ? system.getCommittedVirtualMemorySize() : Double.NaN;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .findFirst()
          .map(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .orElse(Double.NaN);
    } catch (IOException unreadable) {
      return Double.NaN;
    }
  }
}
