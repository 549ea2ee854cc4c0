package org.leadlight.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.leadlight.workspace.DiskFullException;
import org.leadlight.workspace.FreeSpace;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.WorkspaceBusyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then at what no row tells: workers that died, and a disk that is full. */
final class WorkspaceWatch {

  /** Fewer free bytes than this are next to none: a checkpoint would not fit. */
  static final long LITTLE_BYTES = 16L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceWatch.class);
  private static final int POLLS_BETWEEN_LOOKS = 20;

  private final LongSupplier freeBytes;
  private int polls;
  private boolean diskFull;

  /** A watch over the disk of a folder. */
  WorkspaceWatch(Path folder) {
    this(() -> freeBytes(folder));
  }

  WorkspaceWatch(LongSupplier freeBytes) {
    this.freeBytes = freeBytes;
  }

  /** Whether next to nothing can be written, as the last look found. */
  boolean isDiskFull() {
    return diskFull;
  }

  /**
   * Called at every poll; looks at every twentieth.
   *
   * @return whether it looked
   */
  boolean look(LivenessMonitor workers) {
    if (polls++ % POLLS_BETWEEN_LOOKS != 0) {
      return false;
    }
    diskFull = freeBytes.getAsLong() < LITTLE_BYTES;
    try {
      workers.observe();
    } catch (DiskFullException | WorkspaceBusyException laterThen) {
      LOG.debug("A dead worker cannot be noted yet.", laterThen);
    }
    return true;
  }

  /** A disk that does not tell is taken for one with room. */
  private static long freeBytes(Path folder) {
    try {
      return FreeSpace.bytes(folder);
    } catch (IOException unknown) {
      LOG.debug("The free space cannot be asked for.", unknown);
      return Long.MAX_VALUE;
    }
  }
}
