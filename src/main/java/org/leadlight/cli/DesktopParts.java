package org.leadlight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadlight.run.Finding;

/**
 * What the command line is given by the desktop, which it may not know.
 *
 * @param window opens the window
 * @param commands further commands of the program
 * @param benchmarks further commands of {@code bench}
 * @param findings looks at what a window and its texts need
 */
public record DesktopParts(
    WindowOpener window,
    List<Object> commands,
    List<Object> benchmarks,
    Supplier<List<Finding>> findings) {

  /** Opens the window. */
  @FunctionalInterface
  public interface WindowOpener {
    /**
     * Opens it and waits until it is closed.
     *
     * @param workspace the folder of the workspace
     * @param recipe a recipe's file to show in it
     * @return the exit code of the program
     */
    int open(Path workspace, Optional<Path> recipe);
  }

  /** Keeps its own copies. */
  public DesktopParts {
    commands = List.copyOf(commands);
    benchmarks = List.copyOf(benchmarks);
  }
}
