package org.leadlight.workspace;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection to the workspace's database: write-ahead log, writers that begin immediately and
 * wait for each other, short transactions. Safe to use from several threads, one at a time.
 */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int PATIENCE_MILLIS = 30_000;

  private final Path file;
  private final int patienceMillis;
  private final Connection connection;
  private final ReentrantLock turn = new ReentrantLock();

  /** Work inside a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T on(Database database) throws SQLException;
  }

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  Database(Path file) {
    this(file, PATIENCE_MILLIS);
  }

  /**
   * A connection.
   *
   * @param patienceMillis how long it waits for another writer
   */
  Database(Path file, int patienceMillis) {
    this.file = file;
    this.patienceMillis = patienceMillis;
    SqliteLibrary.prepare();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(patienceMillis);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.enforceForeignKeys(true);
    try {
      this.connection = config.createConnection("jdbc:sqlite:" + file);
    } catch (SQLException e) {
      throw refusal(e);
    }
    migrate();
  }

  private void migrate() {
    boolean done = false;
    try {
      new Migration(this, Objects.requireNonNull(file.getParent())).run();
      done = true;
    } catch (SQLException e) {
      throw refusal(e);
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Runs a writing transaction whole, or not at all. */
  <T> T write(Work<T> work) {
    return transaction("BEGIN IMMEDIATE", work);
  }

  /** Runs a reading transaction: everything read belongs to one moment. */
  <T> T read(Work<T> work) {
    return transaction("BEGIN", work);
  }

  private <T> T transaction(String begin, Work<T> work) {
    turn.lock();
    try {
      execute(begin);
      boolean done = false;
      try {
        T result = work.on(this);
        execute("COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw refusal(e);
    } finally {
      turn.unlock();
    }
  }

  /** A full disk rolls back by itself; what went wrong before is what is told. */
  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      LOG.debug("Nothing was left to roll back", alreadyRolledBack);
    }
  }

  /** Changes rows; returns how many. */
  int update(String sql, @Nullable Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  /** Inserts a row; returns its number. */
  long insert(String sql, @Nullable Object... arguments) throws SQLException {
    update(sql, arguments);
    return first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
  }

  <T> List<T> all(String sql, Row<T> reader, @Nullable Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.of(rows));
      }
      return found;
    }
  }

  <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... arguments)
      throws SQLException {
    return all(sql, reader, arguments).stream().findFirst();
  }

  /** {@link #write} of something that, once told, must survive a loss of power. */
  <T> T writeDurably(Work<T> work) {
    turn.lock();
    try {
      execute("PRAGMA synchronous = FULL");
      try {
        return write(work);
      } finally {
        execute("PRAGMA synchronous = NORMAL");
      }
    } catch (SQLException e) {
      throw refusal(e);
    } finally {
      turn.unlock();
    }
  }

  /** A number that changes when another connection has written. */
  long dataVersion() {
    return read(db -> db.first("PRAGMA data_version", row -> row.getLong(1)).orElseThrow());
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private WorkspaceException refusal(SQLException e) {
    SQLiteErrorCode precise =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    return switch (kind(precise)) {
      case SQLITE_FULL ->
          new DiskFullException(
              sentence("the disk is full or its quota used up; free some space"), e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new WorkspaceBusyException(
              sentence(
                  "another process kept it for over "
                      + patienceMillis / 1000
                      + " seconds; end that process"),
              e);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          new WorkspaceException(
              sentence("it cannot be written; choose another workspace or change its rights"), e);
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          new WorkspaceException(
              sentence("it is not a Leadlight workspace or is damaged; choose another workspace"),
              e);
      default -> new WorkspaceException(sentence("the database says: " + e.getMessage()), e);
    };
  }

  /** Of a code that says more than the kind of failure, the kind; a quota is a full disk. */
  private static SQLiteErrorCode kind(SQLiteErrorCode precise) {
    if (precise == SQLiteErrorCode.SQLITE_IOERR_WRITE) {
      return SQLiteErrorCode.SQLITE_FULL;
    }
    return precise.code < 0 ? precise : SQLiteErrorCode.getErrorCode(precise.code & 0xFF);
  }

  private String sentence(String why) {
    return "The workspace " + file + " fails: " + why + ".";
  }

  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw refusal(e);
    } finally {
      turn.unlock();
    }
  }
}
