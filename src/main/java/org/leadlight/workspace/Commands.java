package org.leadlight.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the runs of a workspace, and what became of it. The rows are the audit trail: a
 * run's recipe and its applied commands are all that a repetition needs.
 */
public final class Commands {

  private static final String COLUMNS =
      "SELECT id, kind, payload, state, ifnull(step, -1), reason, requested_at FROM command ";

  private final Database database;

  Commands(Database database) {
    this.database = database;
  }

  /**
   * Asks something of a run; its worker decides.
   *
   * @return the number of the command
   * @throws WorkspaceException when the run is over or not there, so that nobody would decide
   */
  public long request(long run, CommandRequest request) {
    return database.write(
        db -> {
          refuseAtEnd(db, run, request);
          return insert(db, run, request, CommandState.REQUESTED, -1);
        });
  }

  /** Other numbers may wait for a run to be resumed: they are what may cure it. */
  private static void refuseAtEnd(Database db, long run, CommandRequest request)
      throws SQLException {
    RunSummary found =
        Workspace.find(db, run)
            .orElseThrow(
                () -> new WorkspaceException("There is no run " + run + "; look at the list."));
    boolean waits = request.kind() == CommandKind.SET && found.state().isResumable();
    if (found.state().isEnd() && !waits) {
      throw new WorkspaceException(
          "Run " + run + " is " + found.state().words() + "; only a run that goes on obeys.");
    }
  }

  static long insert(Database db, long run, CommandRequest request, CommandState state, long step)
      throws SQLException {
    return db.insert(
        "INSERT INTO command (run_id, kind, payload, state, step, requested_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        run,
        request.kind().name(),
        request.payload(),
        state.name(),
        step < 0 ? null : step,
        System.currentTimeMillis());
  }

  /** A command by its number. */
  public Optional<Command> find(long id) {
    return database.read(db -> db.first(COLUMNS + "WHERE id = ?", Commands::command, id));
  }

  /** Every command of a run in the order of their numbers. */
  public List<Command> of(long run) {
    return database.read(db -> of(db, run));
  }

  static List<Command> of(Database db, long run) throws SQLException {
    return db.all(COLUMNS + "WHERE run_id = ? ORDER BY id", Commands::command, run);
  }

  /** What a run is still to obey: the scheduled by their steps, then the requested. */
  static List<Command> open(Database db, long run) throws SQLException {
    return db.all(
        COLUMNS
            + "WHERE run_id = ? AND state IN ('REQUESTED', 'SCHEDULED')"
            + " ORDER BY state = 'REQUESTED', step, id",
        Commands::command,
        run);
  }

  private static Command command(ResultSet row) throws SQLException {
    return new Command(
        row.getLong(1),
        new CommandRequest(CommandKind.valueOf(row.getString(2)), row.getString(3)),
        CommandState.valueOf(row.getString(4)),
        row.getLong(5),
        row.getString(6),
        row.getLong(7));
  }
}
