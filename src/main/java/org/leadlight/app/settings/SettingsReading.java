package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * What was read of the logs.
 *
 * @param logs those that are there, the one that was written to last first
 * @param log what is shown of the chosen one
 */
public record SettingsReading(List<Path> logs, LogText log) {

  /** Before anything was read. */
  public static final SettingsReading EMPTY = new SettingsReading(List.of(), LogText.NONE);

  /** Keeps its own copy. */
  public SettingsReading {
    logs = List.copyOf(logs);
  }
}
