package org.leadlight.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.leadlight.workspace.ProgramCommand;

/** Processes of the program on one workspace, killed when this is closed. */
final class Processes implements AutoCloseable {

  private static final List<String> WITHOUT_DISPLAY =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");

  private final Path workspace;
  private final List<Process> started = new ArrayList<>();

  /** Processes on the workspace in a folder. */
  Processes(Path workspace) {
    this.workspace = workspace;
  }

  /** A worker that drains the queue. */
  Process worker() {
    return start(List.of(), List.of("worker", "--workspace", workspace.toString()), "worker.log");
  }

  /** The window, on no display. */
  Process window() {
    return start(WITHOUT_DISPLAY, List.of("--workspace", workspace.toString()), "window.log");
  }

  private Process start(List<String> options, List<String> arguments, String log) {
    ProcessBuilder builder =
        new ProcessBuilder(ProgramCommand.ofThisProcess().line(options, arguments));
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(workspace.resolve(log).toFile()));
    try {
      Process process = builder.start();
      started.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills at once, without a chance to tidy up, and waits until the process is gone. */
  static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " cannot be killed");
    }
  }

  /** Everything the processes said. */
  String said() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String log : List.of("worker.log", "window.log", "inspector.log")) {
      Path file = workspace.resolve(log);
      said.append(Files.exists(file) ? Files.readString(file) : "");
    }
    return said.toString();
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : started) {
      kill(process);
    }
  }
}
