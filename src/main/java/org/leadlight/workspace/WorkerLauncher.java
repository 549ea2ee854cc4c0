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

  /** An inspector computes in native code; what Java does between must be quick at once. */
  private static final List<String> QUICKLY_WARM = List.of("-XX:TieredStopAtLevel=1");

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
    return start("worker.log", List.of(), List.of());
  }

  /**
   * Starts an inspector that answers the questions about runs at rest and ends by itself when none
   * comes for some minutes. Do not call it on a thread that must not wait.
   *
   * @return its process
   */
  public Process startInspector() {
    return start("inspector.log", QUICKLY_WARM, List.of("--inspector"));
  }

  /**
   * Starts a process that takes the attacks that wait and ends when there is none. Do not call it
   * on a thread that must not wait.
   *
   * @return its process
   */
  public Process startAttacks() {
    return start("attacks.log", List.of(), List.of("--attacks"));
  }

  private Process start(String logName, List<String> jvmOptions, List<String> arguments) {
    Path log = workspaceFolder.resolve(logName);
    ProcessBuilder builder = new ProcessBuilder(command(jvmOptions, arguments));
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

  private List<String> command(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      command.add(setsid.toString());
    }
    List<String> options = new ArrayList<>(List.of("-Dleadlight.log=INFO"));
    options.addAll(jvmOptions);
    List<String> words = new ArrayList<>(List.of("worker", "--workspace"));
    words.add(workspaceFolder.toString());
    words.addAll(arguments);
    command.addAll(ProgramCommand.ofThisProcess().line(options, words));
    return command;
  }

  private static java.io.File nothing() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }
}
