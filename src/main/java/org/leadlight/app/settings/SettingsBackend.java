package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The machine and the workspace as the screen of settings needs them; every call may block and none
 * is made on the FX thread. What cannot be done throws a {@link
 * org.leadlight.run.UserMistakeException} with the sentence to show.
 */
public interface SettingsBackend {

  /** No workspace and nothing known of the machine. */
  SettingsBackend OF_NOTHING = new NoSettings();

  /** How large the workspace is; looks at every file of it. */
  WorkspaceFigures figures();

  /** The logs of the workspace, the one that was written to last first. */
  List<Path> logs();

  /**
   * Reads the end of a log; called by one thread only.
   *
   * @return empty when nothing has changed since the same log was read last
   */
  Optional<LogText> log(Path file);

  /** Opens another workspace in a window of its own. */
  void open(Path folder);

  /** What this window is and runs on. */
  MachineFacts machine();
}
