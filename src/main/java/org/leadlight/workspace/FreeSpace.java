package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks a disk about a folder that may not exist yet. */
public final class FreeSpace {

  private FreeSpace() {}

  /** How many bytes can be written where the folder lies or would lie. */
  public static long bytes(Path folder) throws IOException {
    return Files.getFileStore(existing(folder)).getUsableSpace();
  }

  /** The name of the file system where the folder lies or would lie. */
  public static String fileSystem(Path folder) throws IOException {
    return Files.getFileStore(existing(folder)).type();
  }

  /** Whether the folder, or the nearest one above it that exists, can be written. */
  public static boolean isWritable(Path folder) {
    Path there = existing(folder);
    return Files.isDirectory(there) && Files.isWritable(there);
  }

  private static Path existing(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      Path above = there.getParent();
      if (above == null) {
        return there;
      }
      there = above;
    }
    return there;
  }
}
