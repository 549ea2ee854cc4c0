package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * What is shown of a log.
 *
 * @param file the log
 * @param cut whether it has earlier lines, which are not shown
 * @param lines its newest lines, the oldest first
 */
public record LogText(Path file, boolean cut, List<String> lines) {

  /** Before a log was chosen. */
  public static final LogText NONE = new LogText(Path.of(""), false, List.of());

  /** Keeps its own copy. */
  public LogText {
    lines = List.copyOf(lines);
  }
}
