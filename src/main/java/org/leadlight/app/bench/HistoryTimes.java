package org.leadlight.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadlight.workspace.ProgramCommand;

/**
 * What one process took for a history.
 *
 * @param taken by every figure
 */
record HistoryTimes(Map<HistoryFigure, Taken> taken) {

  private static final String WORD = "history, ms:";

  /** What a figure took. */
  Taken of(HistoryFigure figure) {
    return Objects.requireNonNull(taken.get(figure));
  }

  /** Starts the program with arguments that make it measure, and reads what it says. */
  static HistoryTimes of(List<String> arguments) throws IOException {
    Process process =
        new ProcessBuilder(ProgramCommand.ofThisProcess().line(List.of(), arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      if (line == null || !line.startsWith(WORD)) {
        throw new IOException("a process ended without its times");
      }
      out.transferTo(Writer.nullWriter());
      return parse(line);
    } finally {
      process.destroy();
    }
  }

  /** Reads a {@link #line}. */
  static HistoryTimes parse(String line) {
    String[] numbers = line.substring(WORD.length()).strip().split(" ");
    Map<HistoryFigure, Taken> taken = new EnumMap<>(HistoryFigure.class);
    for (HistoryFigure figure : HistoryFigure.values()) {
      int first = 2 * figure.ordinal();
      taken.put(
          figure,
          new Taken(Double.parseDouble(numbers[first]), Double.parseDouble(numbers[first + 1])));
    }
    return new HistoryTimes(taken);
  }

  /** What tells the process that waits for the times. */
  String line() {
    StringBuilder line = new StringBuilder(WORD);
    for (HistoryFigure figure : HistoryFigure.values()) {
      line.append(' ').append(of(figure).wall()).append(' ').append(of(figure).processor());
    }
    return line.toString();
  }
}
