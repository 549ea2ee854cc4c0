package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackStage;

/**
 * A process's hold on an attack: a kernel lock and an epoch. It writes only while the attack is
 * still wanted and still its own.
 */
public final class AttackClaim implements AutoCloseable {

  private static final String MINE = " WHERE id = ? AND state = 'RUNNING' AND epoch = ?";

  private final Workspace workspace;
  private final Attack attack;
  private final RunLock lock;

  private AttackClaim(Workspace workspace, Attack attack, RunLock lock) {
    this.workspace = workspace;
    this.attack = attack;
    this.lock = lock;
  }

  /**
   * Takes an attack that waits; empty when somebody else was faster or nobody wants it any more.
   */
  public static Optional<AttackClaim> of(Workspace workspace, long id) {
    return workspace
        .database()
        .write(
            db -> {
              int taken =
                  db.update(
                      "UPDATE attack SET state = 'RUNNING', epoch = epoch + 1, worker = ?,"
                          + " stage = '', message = '', ended_at = NULL"
                          + " WHERE id = ? AND state = 'REQUESTED'",
                      ProcessHandle.current().pid(),
                      id);
              if (taken == 0) {
                return Optional.empty();
              }
              Attack attack = Attacks.find(db, id).orElseThrow();
              return Optional.of(new AttackClaim(workspace, attack, lock(workspace, attack)));
            });
  }

  private static RunLock lock(Workspace workspace, Attack attack) {
    try {
      return RunLock.take(workspace.attacks().lock(attack))
          .orElseThrow(
              () -> new WorkspaceException("Attack " + attack.id() + " was taken at once."));
    } catch (IOException e) {
      throw new WorkspaceException(
          "The folder of run " + attack.run() + " cannot be written; check the disk.", e);
    }
  }

  /** The attack as it was when it was taken. */
  public Attack attack() {
    return attack;
  }

  /**
   * Says how far it is.
   *
   * @return whether it is still wanted
   */
  public boolean reached(AttackStage stage) {
    return update(
        "UPDATE attack SET stage = ?" + MINE,
        Workspace.JSON.writeValueAsString(stage),
        attack.id(),
        attack.epoch());
  }

  /** Whether it is still wanted. */
  public boolean isWanted() {
    return workspace
        .attacks()
        .find(attack.id())
        .filter(now -> now.state() == AttackState.RUNNING && now.epoch() == attack.epoch())
        .isPresent();
  }

  /** Records the report; whether it was still wanted. */
  public boolean finish(AttackReport report) {
    return update(
        "UPDATE attack SET state = 'FINISHED', report = ?, ended_at = ?" + MINE,
        report.toJson(),
        System.currentTimeMillis(),
        attack.id(),
        attack.epoch());
  }

  /** Records in a sentence why there is no report. */
  public boolean fail(String sentence) {
    return update(
        "UPDATE attack SET state = 'FAILED', message = ?, ended_at = ?" + MINE,
        sentence,
        System.currentTimeMillis(),
        attack.id(),
        attack.epoch());
  }

  private boolean update(String sql, Object... arguments) {
    return workspace.database().write(db -> db.update(sql, arguments)) > 0;
  }

  @Override
  public void close() {
    try {
      lock.close();
      Files.deleteIfExists(workspace.attacks().lock(attack));
    } catch (IOException e) {
      throw new WorkspaceException("The lock of attack " + attack.id() + " stays behind.", e);
    }
  }
}
