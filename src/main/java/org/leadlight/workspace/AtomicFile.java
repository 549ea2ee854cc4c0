package org.leadlight.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Publishes a file whole or not at all: temporary name, force, move, force the folder. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes the contents of a file to a path. */
  @FunctionalInterface
  public interface Writer {
    /** Writes to the temporary file. */
    void write(Path temporary) throws IOException;
  }

  /**
   * Writes a file so that nobody ever sees half of it.
   *
   * @param target where it shall stand; replaced when it exists
   * @param writer writes its contents
   */
  public static void publish(Path target, Writer writer) throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    // Not createTempFile: what is published may be read by whom the system lets read new files.
    Path temporary =
        Files.createFile(folder.resolve(target.getFileName() + "." + UUID.randomUUID() + ".tmp"));
    boolean done = false;
    try {
      writer.write(temporary);
      force(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes the new name durable; Windows does it by itself and cannot open a folder. */
  private static void forceFolder(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
