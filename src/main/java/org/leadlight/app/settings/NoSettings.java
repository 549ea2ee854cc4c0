package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.leadlight.run.UserMistakeException;

/** The settings of a window without a workspace of its own. */
final class NoSettings implements SettingsBackend {

  @Override
  public WorkspaceFigures figures() {
    return WorkspaceFigures.UNKNOWN;
  }

  @Override
  public List<Path> logs() {
    return List.of();
  }

  @Override
  public Optional<LogText> log(Path file) {
    return Optional.empty();
  }

  @Override
  public void open(Path folder) {
    throw new UserMistakeException("This window has no workspace, so it opens no other.");
  }

  @Override
  public MachineFacts machine() {
    return MachineFacts.UNKNOWN;
  }
}
