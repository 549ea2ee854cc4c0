package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackStage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attacks on the runs of a workspace. Reports stay with their run; the newest is shown. An
 * attack is taken back by its row alone: who is at it looks there before every word it writes.
 */
public final class Attacks {

  private static final ObjectMapper PLANS =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final String COLUMNS =
      "SELECT id, run_id, step, plan, baselines, state, epoch, stage, message, requested_at FROM"
          + " attack ";

  private final Path folder;
  private final Database database;

  Attacks(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * Asks for an attack; a process takes it up.
   *
   * @param step after which step the weights are attacked
   * @param plan which attackers and how
   * @param baselines whether simpler mechanisms are measured too
   * @return its number
   * @throws WorkspaceException when an attack on the run is still open, or its weights are not kept
   */
  public long request(long run, long step, AttackPlan plan, boolean baselines) {
    return database.write(
        db -> {
          refuseWithoutWeights(db, run, step);
          refuseBesideAnother(db, run, -1);
          return db.insert(
              "INSERT INTO attack (run_id, step, plan, baselines, requested_at)"
                  + " VALUES (?, ?, ?, ?, ?)",
              run,
              step,
              PLANS.writeValueAsString(plan),
              baselines ? 1 : 0,
              System.currentTimeMillis());
        });
  }

  private static void refuseWithoutWeights(Database db, long run, long step) throws SQLException {
    if (KeptWeights.all(db, run).stream().noneMatch(file -> file.step() == step)) {
      throw new WorkspaceException(
          "Run "
              + run
              + " keeps no weights after step "
              + step
              + " that could be attacked; train it, or choose a step that it keeps.");
    }
  }

  private static void refuseBesideAnother(Database db, long run, long id) throws SQLException {
    Optional<Attack> open =
        db.first(
            COLUMNS + "WHERE run_id = ? AND id <> ? AND state IN ('REQUESTED', 'RUNNING')",
            Attacks::attack,
            run,
            id);
    if (open.isPresent()) {
      throw new WorkspaceException(
          "Run " + run + " is being attacked already; wait for that report, or cancel it.");
    }
  }

  /** An attack by its number. */
  public Optional<Attack> find(long id) {
    return database.read(db -> find(db, id));
  }

  static Optional<Attack> find(Database db, long id) throws SQLException {
    return db.first(COLUMNS + "WHERE id = ?", Attacks::attack, id);
  }

  /** The attack on a run that was asked for last. */
  public Optional<Attack> newest(long run) {
    return database.read(
        db ->
            db.first(COLUMNS + "WHERE run_id = ? ORDER BY id DESC LIMIT 1", Attacks::attack, run));
  }

  /** The finished attack on a run whose report is the newest. */
  public Optional<Attack> newestFinished(long run) {
    return database.read(
        db ->
            db.first(
                COLUMNS + "WHERE run_id = ? AND state = 'FINISHED' ORDER BY id DESC LIMIT 1",
                Attacks::attack,
                run));
  }

  /** Every attack on a run, the newest first. */
  public List<Attack> of(long run) {
    return database.read(
        db -> db.all(COLUMNS + "WHERE run_id = ? ORDER BY id DESC", Attacks::attack, run));
  }

  /** The run whose report is the newest of all. */
  public OptionalLong newestReported() {
    return database
        .read(
            db ->
                db.first(
                    "SELECT run_id FROM attack WHERE state = 'FINISHED' ORDER BY id DESC LIMIT 1",
                    row -> row.getLong(1)))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** The report of a finished attack. */
  public Optional<AttackReport> report(long id) {
    return database
        .read(
            db ->
                db.first(
                    "SELECT report FROM attack WHERE id = ? AND report IS NOT NULL",
                    row -> row.getString(1),
                    id))
        .map(AttackReport::fromJson);
  }

  /** The numbers of the attacks that wait, the oldest first. */
  public List<Long> waiting() {
    return database.read(
        db ->
            db.all(
                "SELECT id FROM attack WHERE state = 'REQUESTED' ORDER BY id",
                row -> row.getLong(1)));
  }

  /** Takes an open attack back at once; whether there was something to take back. */
  public boolean cancel(long id) {
    return database.write(
        db ->
            db.update(
                    "UPDATE attack SET state = 'CANCELLED', ended_at = ?, message = ''"
                        + " WHERE id = ? AND state IN ('REQUESTED', 'RUNNING')",
                    System.currentTimeMillis(),
                    id)
                > 0);
  }

  /** Lets an attack that came to nothing wait again; whether it did come to nothing. */
  public boolean startAgain(long id) {
    return database.write(
        db -> {
          Optional<Attack> attack = find(db, id);
          if (attack.isEmpty()
              || attack.get().state().isOpen()
              || attack.get().state() == AttackState.FINISHED) {
            return false;
          }
          refuseWithoutWeights(db, attack.get().run(), attack.get().step());
          refuseBesideAnother(db, attack.get().run(), id);
          return db.update(
                  "UPDATE attack SET state = 'REQUESTED', stage = '', message = '', ended_at = NULL"
                      + " WHERE id = ?",
                  id)
              > 0;
        });
  }

  /**
   * Declares every attack interrupted whose process is gone: the kernel has freed its lock. Not to
   * be called by a process that is at an attack itself.
   */
  public void observe() {
    List<Attack> running =
        database.read(
            db -> db.all(COLUMNS + "WHERE state = 'RUNNING' ORDER BY id", Attacks::attack));
    running.stream().filter(this::isDead).forEach(this::interrupt);
  }

  private boolean isDead(Attack attack) {
    try {
      Optional<RunLock> free = RunLock.take(lock(attack));
      if (free.isPresent()) {
        free.get().close();
        Files.deleteIfExists(lock(attack)); // every claim has a file of its own
      }
      return free.isPresent();
    } catch (IOException unreadable) {
      return false; // the next look may tell
    }
  }

  private void interrupt(Attack attack) {
    database.write(
        db ->
            db.update(
                "UPDATE attack SET state = 'INTERRUPTED', epoch = epoch + 1, ended_at = ?,"
                    + " message = 'Its process is gone.'"
                    + " WHERE id = ? AND state = 'RUNNING' AND epoch = ?",
                System.currentTimeMillis(),
                attack.id(),
                attack.epoch()));
  }

  /** The file whose lock the process of a claim holds. */
  Path lock(Attack attack) {
    return RunFolder.of(folder, attack.run()).attackLock(attack.id(), attack.epoch());
  }

  private static Attack attack(ResultSet row) throws SQLException {
    return new Attack(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        PLANS.readValue(row.getString(4), AttackPlan.class),
        row.getBoolean(5),
        AttackState.valueOf(row.getString(6)),
        row.getLong(7),
        stage(row.getString(8)),
        row.getString(9),
        row.getLong(10));
  }

  /**
   * What another program wrote of its stages is left out: nothing but a line of words hangs on it.
   */
  private static Optional<AttackStage> stage(String json) {
    try {
      return json.isEmpty()
          ? Optional.empty()
          : Optional.of(Workspace.JSON.readValue(json, AttackStage.class));
    } catch (JacksonException ofAnotherProgram) {
      return Optional.empty();
    }
  }
}
