package org.leadlight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.leadlight.run.Finding;

/**
 * What the command line is given by the desktop, which it may not know.
 *
 * @param window opens the window on a workspace folder and gives the exit code when it is closed
 * @param commands further commands of the program
 * @param benchmarks further commands of {@code bench}
 * @param findings looks at what a window and its texts need
 */
public record DesktopParts(
    ToIntFunction<Path> window,
    List<Object> commands,
    List<Object> benchmarks,
    Supplier<List<Finding>> findings) {

  /** Keeps its own copies. */
  public DesktopParts {
    commands = List.copyOf(commands);
    benchmarks = List.copyOf(benchmarks);
  }
}
