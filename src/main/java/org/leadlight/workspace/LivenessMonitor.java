package org.leadlight.workspace;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices runs whose worker is gone, without trusting clocks: the kernel frees a dead process's
 * lock, and a live one counts beats that this observer times by its own monotonic clock. A beat is
 * a count in the database or a new time of the lock's file, whatever that time is: a full disk
 * keeps the first from changing.
 */
public final class LivenessMonitor {

  /** How long the beats may stand still. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Beat(long epoch, long beats, long touched, long seenAt) {}

  private final Workspace workspace;
  private final LongSupplier nanoClock;
  private final Map<Long, Beat> seen = new HashMap<>();

  /** An observer of a workspace. */
  public LivenessMonitor(Workspace workspace) {
    this(workspace, System::nanoTime);
  }

  LivenessMonitor(Workspace workspace, LongSupplier nanoClock) {
    this.workspace = workspace;
    this.nanoClock = nanoClock;
  }

  /** Declares every run interrupted whose worker is dead or stands still; call it now and then. */
  public void observe() {
    for (RunSummary run : workspace.runs()) {
      if (run.state().isHeldByWorker()) {
        long touched = touched(run);
        if (isDead(run) || standsStill(run, touched)) {
          interrupt(run, touched);
        }
      }
    }
  }

  private boolean isDead(RunSummary run) {
    try {
      Optional<RunLock> free = RunLock.take(workspace.runFolder(run.id()).lock(run.epoch()));
      if (free.isPresent()) {
        free.get().close();
      }
      return free.isPresent();
    } catch (IOException unreadable) {
      return false; // the beats will tell
    }
  }

  private long touched(RunSummary run) {
    return workspace.runFolder(run.id()).lock(run.epoch()).toFile().lastModified();
  }

  private boolean standsStill(RunSummary run, long touched) {
    long now = nanoClock.getAsLong();
    Beat last = seen.get(run.id());
    if (last == null
        || last.epoch() != run.epoch()
        || last.beats() != run.beats()
        || last.touched() != touched) {
      seen.put(run.id(), new Beat(run.epoch(), run.beats(), touched, now));
      return false;
    }
    return now - last.seenAt() > PATIENCE.toNanos();
  }

  /**
   * The epoch moves on, so the old worker writes nothing should it wake up. It may have given a
   * sign of life while this waited for its turn in the database: then nothing changes.
   */
  private void interrupt(RunSummary run, long touched) {
    workspace
        .database()
        .write(
            db ->
                touched(run) != touched
                    ? 0
                    : db.update(
                        "UPDATE run SET state = ?, epoch = epoch + 1, ended_at = ?, message = ?"
                            + " WHERE id = ? AND state IN ('RUNNING', 'PAUSED') AND epoch = ?"
                            + " AND beats = ?",
                        RunState.INTERRUPTED.name(),
                        System.currentTimeMillis(),
                        "Its worker process is gone.",
                        run.id(),
                        run.epoch(),
                        run.beats()));
  }
}
