package org.leadlight.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A kernel lock on a file: held by one process, gone when that process is gone. A process must not
 * ask for a lock it holds itself: closing any descriptor of a file lets go of the process's own
 * lock on it (POSIX), so observers are other processes than the worker.
 */
final class RunLock implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Marks the file with a new time: a sign of life that needs no space on the disk.
   *
   * @return false when the file is gone or may not be marked
   */
  boolean touch() {
    return file.toFile().setLastModified(System.currentTimeMillis());
  }

  /** The lock, empty when somebody holds it. */
  static Optional<RunLock> take(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock();
      taken = lock != null;
      return taken ? Optional.of(new RunLock(file, channel)) : Optional.empty();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
