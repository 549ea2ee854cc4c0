package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Starts worker processes: this program once more ({@link ProgramCommand}) in a session of its own,
 * so that neither closing the window nor Ctrl-C in a terminal ends them.
 */
public final class WorkerLauncher {

  private final Path workspaceFolder;

  /** A launcher for a workspace. */
  public WorkerLauncher(Path workspaceFolder) {
    this.workspaceFolder = workspaceFolder.toAbsolutePath();
  }

  /**
   * Starts a worker that takes the runs that wait and ends when there is none. Do not call it on a
   * thread that must not wait: starting a process takes some milliseconds.
   *
   * @return its process
   */
  public Process start() {
    return start("worker.log");
  }

  /**
   * Starts an inspector that answers the questions about runs at rest and ends by itself when none
   * comes for some minutes. Do not call it on a thread that must not wait.
   *
   * @return its process
   */
  public Process startInspector() {
    return start("inspector.log", "--inspector");
  }

  private Process start(String logName, String... options) {
    Path log = workspaceFolder.resolve(logName);
    List<String> command = command();
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("_JPACKAGE_LAUNCHER"); // else arguments are taken as JVM options
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new WorkspaceException("A worker process cannot be started: " + e.getMessage(), e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      command.add(setsid.toString());
    }
    command.addAll(
        ProgramCommand.ofThisProcess()
            .line(
                List.of("-Dleadlight.log=INFO"),
                List.of("worker", "--workspace", workspaceFolder.toString())));
    return command;
  }

  private static java.io.File nothing() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }
}
