package org.leadlight.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;

/**
 * Every run with what a table says of it. The database picks the two figures that measures weigh,
 * and runs at their end are judged once, so that a long history is read quickly and again even more
 * quickly. Used by one thread.
 */
public final class RunTable {

  private static final List<String> FIGURES = List.of("answers_kept", "recovered_private");

  private final Workspace workspace;
  private final Map<Long, RunTableRow> judged = new HashMap<>();

  /** The table of a workspace. */
  public RunTable(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Every run, the newest first, all of one moment.
   *
   * @throws WorkspaceException when the workspace cannot be read
   */
  public List<RunTableRow> read() {
    return workspace
        .database()
        .read(
            db -> {
              Map<Long, Long> bytes = KeptWeights.bytes(db);
              List<RunTableRow> rows = new ArrayList<>();
              for (RunSummary run : Workspace.select(db, "ORDER BY id DESC")) {
                rows.add(row(db, run, bytes.getOrDefault(run.id(), 0L)));
              }
              return rows;
            });
  }

  private RunTableRow row(Database db, RunSummary run, long bytes) throws SQLException {
    RunTableRow before = judged.get(run.id());
    if (before != null && before.run().equals(run)) {
      return new RunTableRow(run, before.best(), bytes);
    }
    RunTableRow row = new RunTableRow(run, best(db, run), bytes);
    if (run.state().isEnd()) {
      judged.put(run.id(), row);
    }
    return row;
  }

  private static Optional<Evaluation> best(Database db, RunSummary run) throws SQLException {
    Optional<Evaluation> best = run.bestBy().best(weighed(db, run.id()));
    return best.isEmpty()
        ? best
        : db.first(
            "SELECT step, figures FROM evaluation WHERE run_id = ? AND step = ?",
            row -> Evaluation.fromJson(row.getLong(1), row.getString(2)),
            run.id(),
            best.get().step());
  }

  /** The evaluations of a run with nothing but the values that measures weigh. */
  private static List<Evaluation> weighed(Database db, long run) throws SQLException {
    return db.all(
        "SELECT step, json_extract(figures, '$.answers_kept.value'),"
            + " json_extract(figures, '$.recovered_private.value')"
            + " FROM evaluation WHERE run_id = ? ORDER BY step",
        RunTable::weighed,
        run);
  }

  private static Evaluation weighed(ResultSet row) throws SQLException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int i = 0; i < FIGURES.size(); i++) {
      double value = row.getDouble(i + 2);
      if (!row.wasNull()) {
        figures.put(FIGURES.get(i), new Figure(value, 0, value, value));
      }
    }
    return new Evaluation(row.getLong(1), figures);
  }

  /** Bytes that the record itself takes, without weights. */
  public long databaseBytes() {
    return length(Workspace.DATABASE) + length(Workspace.DATABASE + "-wal");
  }

  private long length(String name) {
    return workspace.folder().resolve(name).toFile().length();
  }
}
