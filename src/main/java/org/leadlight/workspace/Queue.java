package org.leadlight.workspace;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The runs that wait for a device, in the order in which they are taken: their positions, which a
 * person may change. A worker takes the first that fits its device.
 */
public final class Queue {

  private final Database database;

  Queue(Database database) {
    this.database = database;
  }

  /** The runs that wait, held ones too, the next first. */
  public List<RunSummary> waiting() {
    return database.read(
        db -> Workspace.select(db, "WHERE state IN ('QUEUED', 'HELD') ORDER BY position, id"));
  }

  /** Whether a run waits that fits. */
  public boolean waits(Predicate<String> fits) {
    return database.read(db -> first(db, fits)).isPresent();
  }

  /** The first run that may be taken and whose recipe's device fits. */
  static Optional<Long> first(Database db, Predicate<String> fits) throws SQLException {
    record Waiting(long id, String device) {}
    return db
        .all(
            "SELECT id, ifnull(json_extract(recipe, '$.training.device'), 'auto') FROM run"
                + " WHERE state = 'QUEUED' ORDER BY position, id",
            row -> new Waiting(row.getLong(1), row.getString(2)))
        .stream()
        .filter(waiting -> fits.test(waiting.device()))
        .map(Waiting::id)
        .findFirst();
  }

  /** Keeps a waiting run from being taken; false when it does not wait any more. */
  public boolean hold(long run) {
    return change(run, RunState.QUEUED, RunState.HELD);
  }

  /** Lets a held run be taken; false when it is not held. */
  public boolean release(long run) {
    return change(run, RunState.HELD, RunState.QUEUED);
  }

  private boolean change(long run, RunState from, RunState to) {
    return database.write(
            db ->
                db.update(
                    "UPDATE run SET state = ? WHERE id = ? AND state = ?",
                    to.name(),
                    run,
                    from.name()))
        == 1;
  }

  /**
   * Puts a waiting run right before another one, or at the end.
   *
   * @param run the run to move
   * @param before the waiting run that comes after it then; empty for the end
   * @return false when one of them does not wait any more
   */
  public boolean move(long run, OptionalLong before) {
    return database.write(
        db -> {
          List<Long> order =
              db.all(
                  "SELECT id FROM run WHERE state IN ('QUEUED', 'HELD') AND id <> ?"
                      + " ORDER BY position, id",
                  row -> row.getLong(1),
                  run);
          int place = before.isEmpty() ? order.size() : order.indexOf(before.getAsLong());
          boolean waits =
              db.first(
                      "SELECT 1 FROM run WHERE id = ? AND state IN ('QUEUED', 'HELD')",
                      row -> row.getInt(1),
                      run)
                  .isPresent();
          if (place < 0 || !waits) {
            return false;
          }
          order.add(place, run);
          for (int i = 0; i < order.size(); i++) {
            db.update("UPDATE run SET position = ? WHERE id = ?", i + 1, order.get(i));
          }
          return true;
        });
  }

  /**
   * Takes a waiting run out of the queue: a new one is stopped, one that had begun is interrupted
   * again.
   *
   * @return false when it does not wait any more
   */
  public boolean withdraw(long run) {
    return database.write(
            db -> {
              db.update(
                  "UPDATE command SET state = 'REJECTED', reason = ? WHERE state = 'REQUESTED'"
                      + " AND run_id IN (SELECT id FROM run WHERE id = ?"
                      + " AND state IN ('QUEUED', 'HELD') AND started_at IS NULL)",
                  "The run was taken out of the queue.",
                  run);
              return db.update(
                  "UPDATE run SET ended_at = ?,"
                      + " state = iif(started_at IS NULL, 'STOPPED', 'INTERRUPTED'),"
                      + " message = iif(started_at IS NULL, 'Stopped before it began.',"
                      + " 'Taken out of the queue before it went on.')"
                      + " WHERE id = ? AND state IN ('QUEUED', 'HELD')",
                  System.currentTimeMillis(),
                  run);
            })
        == 1;
  }

  /**
   * Puts a run that was interrupted or failed before all that wait, to go on from its last
   * checkpoint.
   *
   * @throws WorkspaceException when it is not there or cannot go on
   */
  public void resume(long run) {
    database.write(
        db -> {
          RunSummary found =
              Workspace.find(db, run)
                  .orElseThrow(
                      () ->
                          new WorkspaceException("There is no run " + run + "; look at the list."));
          if (!found.state().isResumable()) {
            throw new WorkspaceException(
                "Run "
                    + run
                    + " is "
                    + found.state().words()
                    + "; only an interrupted or failed run goes on, others can be branched.");
          }
          db.update(
              "UPDATE command SET state = 'REJECTED', reason = ? WHERE run_id = ?"
                  + " AND state = 'REQUESTED' AND kind <> 'SET'",
              "Its worker was gone before it could obey.",
              run);
          return db.update(
              "UPDATE run SET state = 'QUEUED', message = '', ended_at = NULL, position ="
                  + " (SELECT ifnull(min(position), 0) - 1 FROM run"
                  + " WHERE state IN ('QUEUED', 'HELD')) WHERE id = ?",
              run);
        });
  }

  /** How many runs may train at the same time on a device. */
  public int maximum(String device) {
    return database.read(
        db ->
            db.first(
                    "SELECT maximum FROM device_limit WHERE device = ?",
                    row -> row.getInt(1),
                    device)
                .orElse(1));
  }

  /**
   * Says how many runs may train at the same time on a device.
   *
   * @param device {@code cpu} or {@code cuda:N}
   * @param maximum at least 1
   */
  public void limit(String device, int maximum) {
    if (maximum < 1) {
      throw new WorkspaceException(
          "The maximum for " + device + " is " + maximum + "; it must be 1 or more.");
    }
    database.write(
        db ->
            db.update(
                "INSERT OR REPLACE INTO device_limit (device, maximum) VALUES (?, ?)",
                device,
                maximum));
  }
}
