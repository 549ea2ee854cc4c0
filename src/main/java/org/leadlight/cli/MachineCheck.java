package org.leadlight.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.leadlight.run.Finding;
import org.leadlight.workspace.ProgramCommand;

/** Looks at Java, the processors and the memory. */
final class MachineCheck {

  private static final String AREA = "machine";
  private static final int NEEDED_JAVA = 25;
  private static final long NEEDED_BYTES = 1_500_000_000L;

  private MachineCheck() {}

  static List<Finding> findings() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        java(Runtime.version()),
        Finding.good(AREA, "processors", Integer.toString(system.getAvailableProcessors())),
        memory(system.getTotalMemorySize(), system.getFreeMemorySize()),
        cache());
  }

  static Finding java(Runtime.Version version) {
    String found = version + " (" + System.getProperty("java.vendor") + ")";
    return version.feature() >= NEEDED_JAVA
        ? Finding.good(AREA, "Java", found)
        : Finding.missing(
            AREA, "Java", found, "Install a Java " + NEEDED_JAVA + ", for example Temurin.");
  }

  static Finding memory(long total, long free) {
    String found =
        String.format(Locale.ROOT, "%.1f GB, %.1f GB of it unused", total / 1e9, free / 1e9);
    return total >= NEEDED_BYTES
        ? Finding.good(AREA, "memory", found)
        : Finding.aside(
            AREA,
            "memory",
            found,
            "The bundled demonstration takes about 1 GB beside the window; close other programs.");
  }

  private static Finding cache() {
    return ProgramCommand.ofThisProcess()
        .cache()
        .map(file -> Finding.good(AREA, "start cache", file.toString()))
        .orElseGet(
            () ->
                Finding.aside(
                    AREA,
                    "start cache",
                    "none, the start takes longer",
                    "'mvn package' makes one for the program in target/leadlight."));
  }
}
