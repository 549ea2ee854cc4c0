package org.leadlight.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a database to the version this program knows, one script a version, all in one
 * transaction. An older workspace is changed only while no worker lives in it, because a worker of
 * the older program goes on writing what it knows.
 */
final class Migration {

  /** The version this program writes. */
  static final int VERSION = 5;

  private static final int WITH_ATTACKS = 4; // the first version that has them

  private final Database database;
  private final Path folder;

  /**
   * A migration.
   *
   * @param database an open connection
   * @param folder the workspace's folder
   */
  Migration(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /**
   * Migrates where that is needed.
   *
   * @throws WorkspaceException when the workspace is of a newer program, or older and in use
   */
  void run() throws SQLException {
    int found = version();
    if (found > VERSION) {
      throw new WorkspaceException(
          folder
              + " was written by a newer Leadlight (workspace version "
              + found
              + ", this one knows "
              + VERSION
              + "); update Leadlight or choose another workspace.");
    }
    if (found < VERSION) {
      database.write(
          db -> {
            migrateFrom(version()); // another process may have been faster
            return VERSION;
          });
    }
  }

  private void migrateFrom(int found) throws SQLException {
    if (found > 0 && found < VERSION) {
      refuseWhileAWorkerLives(found);
    }
    for (int version = found + 1; version <= VERSION; version++) {
      for (String statement : script(version).split(";")) {
        if (!statement.isBlank()) {
          database.execute(statement);
        }
      }
      database.execute("PRAGMA user_version = " + version);
    }
  }

  private void refuseWhileAWorkerLives(int found) throws SQLException {
    List<Path> locks =
        new ArrayList<>(
            database.all(
                "SELECT id, epoch FROM run WHERE state IN ('RUNNING', 'PAUSED')",
                row -> RunFolder.of(folder, row.getLong(1)).lock(row.getLong(2))));
    locks.addAll(seats());
    if (found >= WITH_ATTACKS) {
      locks.addAll(attacks());
    }
    if (locks.stream().anyMatch(Migration::isHeld)) {
      throw new WorkspaceException(
          "The workspace "
              + folder
              + " is of an older Leadlight (version "
              + found
              + ") and a process of it is still at work; wait until it ends or stop it, then try"
              + " again.");
    }
  }

  /** The locks of attacks at work: one in the foreground has no seat. */
  private List<Path> attacks() throws SQLException {
    return database.all(
        "SELECT run_id, id, epoch FROM attack WHERE state = 'RUNNING'",
        row -> RunFolder.of(folder, row.getLong(1)).attackLock(row.getLong(2), row.getLong(3)));
  }

  /** The locks of workers and inspectors, of whatever device. */
  private List<Path> seats() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".lock")).toList();
    } catch (IOException e) {
      throw new WorkspaceException(
          "The folder " + folder + " cannot be read; check its rights.", e);
    }
  }

  private static boolean isHeld(Path lock) {
    try {
      Optional<RunLock> free = RunLock.take(lock);
      if (free.isPresent()) {
        free.get().close();
      }
      return free.isEmpty();
    } catch (IOException e) {
      throw new WorkspaceException("The lock " + lock + " cannot be read; check its rights.", e);
    }
  }

  private int version() throws SQLException {
    return database.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
  }

  private static String script(int version) {
    try (InputStream in =
        Objects.requireNonNull(Migration.class.getResourceAsStream("schema-" + version + ".sql"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("--[^\n]*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
