package org.leadlight.app.desktop;

import java.awt.Desktop;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The files that macOS asks an open program to open. Linux and Windows start the program with the
 * file's name instead, so there the desktop, which costs time to load, is not even asked.
 */
public final class OpenedFiles {

  private OpenedFiles() {}

  /**
   * Tells of every file that the system wants opened from now on.
   *
   * @param opened is told on a thread of the system's
   */
  public static void follow(Consumer<Path> opened) {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    if (mac
        && Desktop.isDesktopSupported()
        && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_FILE)) {
      Desktop.getDesktop()
          .setOpenFileHandler(event -> event.getFiles().stream().map(File::toPath).forEach(opened));
    }
  }
}
