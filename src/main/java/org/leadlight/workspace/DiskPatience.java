package org.leadlight.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes again until it works where the disk is full or another process keeps the database. Whoever
 * writes is held up meanwhile, so what is not written yet stays few and nothing is lost.
 */
public final class DiskPatience {

  private static final Logger LOG = LoggerFactory.getLogger(DiskPatience.class);
  private static final long RETRY_MILLIS = 500;

  private static final long NOTHING_BYTES = 1 << 20;

  private final BooleanSupplier givenUp;
  private final Path folder;

  /** Something that writes; it must do no harm twice. */
  @FunctionalInterface
  public interface Writing {
    /** Writes. */
    void write() throws IOException;
  }

  /**
   * A patience.
   *
   * @param folder on the disk; its free space counts where the system's words say nothing
   * @param givenUp whether to wait no longer; the failure is thrown then
   */
  public DiskPatience(Path folder, BooleanSupplier givenUp) {
    this.folder = folder;
    this.givenUp = givenUp;
  }

  /** No patience: a full disk is thrown at once. */
  static DiskPatience none() {
    return new DiskPatience(Path.of("").toAbsolutePath(), () -> true);
  }

  /**
   * Writes, as often as needed.
   *
   * @throws DiskFullException when it was given up
   * @throws WorkspaceBusyException when it was given up
   * @throws UncheckedIOException when writing fails for another reason
   */
  public void write(Writing writing) {
    boolean waited = false;
    while (true) {
      try {
        writing.write();
        if (waited) {
          LOG.warn("It can be written again; the training goes on.");
        }
        return;
      } catch (DiskFullException | WorkspaceBusyException passing) {
        if (givenUp.getAsBoolean()) {
          throw passing;
        }
        tellOnce(waited, passing);
      } catch (IOException failure) {
        if (!DiskFullException.isMeantBy(failure) && !isFull()) {
          throw new UncheckedIOException(failure);
        }
        if (givenUp.getAsBoolean()) {
          throw new DiskFullException("The disk is full; free some space.", failure);
        }
        tellOnce(waited, failure);
      }
      waited = true;
      pause();
    }
  }

  private boolean isFull() throws UncheckedIOException {
    try {
      return FreeSpace.bytes(folder) < NOTHING_BYTES;
    } catch (IOException cannotBeAsked) {
      return false;
    }
  }

  private static void tellOnce(boolean told, Exception failure) {
    if (!told) {
      LOG.warn(
          "The training waits and goes on by itself once it can write again. ({})",
          String.valueOf(failure.getMessage()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkspaceException(
          "The wait until the workspace can be written was interrupted.", e);
    }
  }
}
