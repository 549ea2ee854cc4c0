package org.leadlight.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.leadlight.workspace.ProgramCommand;

/**
 * How long one process took to its first frame.
 *
 * @param seconds from before it was started to when its word came
 * @param processorSeconds what it used until then, all threads together
 */
record StartTime(double seconds, double processorSeconds) {

  /** Starts a process, waits for its first frame and for its end. */
  static StartTime of(ProgramCommand program, StartedThing thing, Path workspace, boolean display)
      throws IOException {
    List<String> options =
        display ? List.of() : List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
    List<String> arguments =
        List.of("bench", "first-frame", thing.name(), "--workspace", workspace.toString());
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(program.line(options, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      long end = System.nanoTime();
      if (line == null || !line.startsWith(FirstFrameCommand.WORD)) {
        throw new IOException("a process ended without a first frame");
      }
      long processor = Long.parseLong(line.substring(FirstFrameCommand.WORD.length()));
      out.transferTo(java.io.Writer.nullWriter());
      return new StartTime((end - begin) / 1e9, processor / 1e9);
    } finally {
      process.destroy();
    }
  }
}
