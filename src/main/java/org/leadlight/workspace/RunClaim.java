package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;

/**
 * A worker's hold on a run: a kernel lock and an epoch. Every write checks the epoch in its own
 * transaction, so a worker whose run was taken over writes nothing.
 */
public final class RunClaim implements AutoCloseable {

  private final Workspace workspace;
  private final RunSummary run;
  private final RunLock lock;
  private final Map<List<String>, Integer> seriesSets = new HashMap<>();

  private RunClaim(Workspace workspace, RunSummary run, RunLock lock) {
    this.workspace = workspace;
    this.run = run;
    this.lock = lock;
  }

  /** Takes the oldest run that waits; empty when none does. */
  public static Optional<RunClaim> next(Workspace workspace) {
    return claim(workspace, "state = 'QUEUED' ORDER BY id LIMIT 1");
  }

  /** Takes this run if it waits; empty when somebody else was faster. */
  public static Optional<RunClaim> of(Workspace workspace, long id) {
    return claim(workspace, "state = 'QUEUED' AND id = " + id);
  }

  private static Optional<RunClaim> claim(Workspace workspace, String which) {
    return workspace
        .database()
        .write(
            db -> {
              Optional<Long> id =
                  db.first("SELECT id FROM run WHERE " + which, row -> row.getLong(1));
              if (id.isEmpty()) {
                return Optional.empty();
              }
              db.update(
                  "UPDATE run SET state = ?, epoch = epoch + 1, worker = ?,"
                      + " started_at = ifnull(started_at, ?) WHERE id = ?",
                  RunState.RUNNING.name(),
                  ProcessHandle.current().pid(),
                  System.currentTimeMillis(),
                  id.get());
              RunSummary run = Workspace.find(db, id.get()).orElseThrow();
              return Optional.of(new RunClaim(workspace, run, lock(workspace, run)));
            });
  }

  private static RunLock lock(Workspace workspace, RunSummary run) {
    try {
      return RunLock.take(workspace.runFolder(run.id()).lock(run.epoch()))
          .orElseThrow(() -> new ClaimLostException(run.id(), run.epoch()));
    } catch (IOException e) {
      throw new WorkspaceException(
          "The folder of run " + run.id() + " cannot be written; check the disk.", e);
    }
  }

  /** The run as it was when it was taken. */
  public RunSummary run() {
    return run;
  }

  /** Its files. */
  public RunFolder folder() {
    return workspace.runFolder(run.id());
  }

  /** Says where and with what the run is computed. */
  public void begin(String device, String runtimeJson) {
    write(
        db ->
            db.update(
                "UPDATE run SET device = ?, runtime = ? WHERE id = ?",
                device,
                runtimeJson,
                run.id()));
  }

  /** Counts one more beat. */
  public void beat() {
    write(db -> db.update("UPDATE run SET beats = beats + 1 WHERE id = ?", run.id()));
  }

  /**
   * Records steps in one transaction.
   *
   * @param rows the steps' numbers
   * @param hyperparameters the changes among them
   */
  public void appendSteps(List<MetricRow> rows, List<Dated> hyperparameters) {
    if (rows.isEmpty()) {
      return;
    }
    write(
        db -> {
          for (MetricRow row : rows) {
            db.update(
                "INSERT OR REPLACE INTO metric (run_id, step, series_set, numbers)"
                    + " VALUES (?, ?, ?, ?)",
                run.id(),
                row.step(),
                seriesSet(db, row.names()),
                Workspace.bytes(row.numbers()));
          }
          for (Dated change : hyperparameters) {
            db.update(
                "INSERT OR REPLACE INTO hyperparameters (run_id, step, arguments)"
                    + " VALUES (?, ?, ?)",
                run.id(),
                change.step(),
                change.json());
          }
          return db.update(
              "UPDATE run SET step = ? WHERE id = ?", rows.getLast().step() + 1, run.id());
        });
  }

  private int seriesSet(Database db, List<String> names) throws SQLException {
    Integer known = seriesSets.get(names);
    if (known != null) {
      return known;
    }
    String json = Workspace.JSON.writeValueAsString(names);
    Optional<Integer> stored =
        db.first(
            "SELECT number FROM series_set WHERE run_id = ? AND names = ?",
            row -> row.getInt(1),
            run.id(),
            json);
    int number =
        stored.isPresent()
            ? stored.get()
            : db.first(
                    "SELECT ifnull(max(number), -1) + 1 FROM series_set WHERE run_id = ?",
                    row -> row.getInt(1),
                    run.id())
                .orElseThrow();
    if (stored.isEmpty()) {
      db.update(
          "INSERT INTO series_set (run_id, number, names) VALUES (?, ?, ?)",
          run.id(),
          number,
          json);
    }
    seriesSets.put(names, number);
    return number;
  }

  /** Records an evaluation alone. */
  public void recordEvaluation(Evaluation evaluation) {
    write(db -> insert(db, evaluation));
  }

  /**
   * Records an evaluation with what belongs to it in one transaction; durable when this returns.
   *
   * @param evaluation the figures
   * @param prompts what the fixed prompts became
   * @param parameters the file of the parameters that were measured, in place
   */
  public void recordEvaluation(
      Evaluation evaluation, List<InspectedPrompt> prompts, WeightsFile parameters) {
    Database.Work<Integer> record =
        db -> {
          for (InspectedPrompt prompt : prompts) {
            db.update(
                "INSERT OR REPLACE INTO prompt (run_id, step, number, title, inspection)"
                    + " VALUES (?, ?, ?, ?, ?)",
                run.id(),
                prompt.step(),
                prompt.number(),
                prompt.title(),
                prompt.inspection().toJson());
          }
          insert(db, "transform", parameters);
          return insert(db, evaluation);
        };
    workspace.database().writeDurably(db -> checked(db, record));
  }

  /** Records a checkpoint whose file is in place; durable when this returns. */
  public void recordCheckpoint(WeightsFile checkpoint) {
    Database.Work<Integer> record =
        db -> {
          insert(db, "checkpoint", checkpoint);
          return db.update(
              "UPDATE run SET parameters_sha256 = ? WHERE id = ?",
              checkpoint.parametersSha256(),
              run.id());
        };
    workspace.database().writeDurably(db -> checked(db, record));
  }

  private int insert(Database db, Evaluation evaluation) throws SQLException {
    return db.update(
        "INSERT OR REPLACE INTO evaluation (run_id, step, figures) VALUES (?, ?, ?)",
        run.id(),
        evaluation.step(),
        evaluation.toJson());
  }

  private void insert(Database db, String table, WeightsFile file) throws SQLException {
    db.update(
        "INSERT OR REPLACE INTO "
            + table
            + " (run_id, step, file, bytes, parameters_sha256) VALUES (?, ?, ?, ?, ?)",
        run.id(),
        file.step(),
        file.name(),
        file.bytes(),
        file.parametersSha256());
  }

  /** Deletes the weights that {@link KeptWeights} does not keep: first the rows, then the files. */
  public void dropSurplusWeights() throws IOException {
    List<WeightsFile> dropped = new ArrayList<>();
    write(
        db -> {
          drop(
              db,
              "checkpoint",
              KeptWeights.surplusCheckpoints(KeptWeights.files(db, "checkpoint", run.id())),
              dropped);
          drop(
              db,
              "transform",
              KeptWeights.surplusTransforms(KeptWeights.files(db, "transform", run.id())),
              dropped);
          return dropped.size();
        });
    for (WeightsFile file : dropped) {
      Files.deleteIfExists(folder().checkpoints().resolve(file.name()));
    }
  }

  private void drop(Database db, String table, List<WeightsFile> surplus, List<WeightsFile> dropped)
      throws SQLException {
    for (WeightsFile file : surplus) {
      db.update("DELETE FROM " + table + " WHERE run_id = ? AND step = ?", run.id(), file.step());
      dropped.add(file);
    }
  }

  /** The weights that runs keep. */
  public KeptWeights weights() {
    return workspace.weights();
  }

  /** Open questions about this run, the newest first. */
  public List<Question> openQuestions() {
    return workspace.database().read(db -> Questions.open(db, run.id()));
  }

  /** Records what became of a question about this run, unless it is gone. */
  public void decide(Question question, Reply reply) {
    write(db -> Questions.decide(db, question.id(), reply));
  }

  /** Commands that were requested and not decided. */
  public List<Command> openCommands() {
    return workspace
        .database()
        .read(
            db ->
                db.all(
                    "SELECT id, kind, payload FROM command WHERE run_id = ? AND state = 'REQUESTED'"
                        + " ORDER BY id",
                    row ->
                        new Command(
                            row.getLong(1),
                            CommandKind.valueOf(row.getString(2)),
                            row.getString(3)),
                    run.id()));
  }

  /** A command was obeyed at a step. */
  public void applied(Command command, long step) {
    decide(command.id(), "APPLIED", step, "");
  }

  /** A command was refused at a step. */
  public void rejected(Command command, long step, String reason) {
    decide(command.id(), "REJECTED", step, reason);
  }

  private void decide(long command, String state, long step, String reason) {
    write(
        db ->
            db.update(
                "UPDATE command SET state = ?, step = ?, reason = ? WHERE id = ?",
                state,
                step,
                reason,
                command));
  }

  /** Ends the run; commands still open are rejected with the message. */
  public void finish(RunState end, String message) {
    write(
        db -> {
          db.update(
              "UPDATE command SET state = 'REJECTED', reason = ? WHERE run_id = ?"
                  + " AND state = 'REQUESTED'",
              message,
              run.id());
          return db.update(
              "UPDATE run SET state = ?, message = ?, ended_at = ? WHERE id = ?",
              end.name(),
              message,
              System.currentTimeMillis(),
              run.id());
        });
  }

  private void write(Database.Work<Integer> work) {
    workspace.database().write(db -> checked(db, work));
  }

  /** Runs the work if this claim is still the run's newest. */
  private int checked(Database db, Database.Work<Integer> work) throws SQLException {
    long epoch =
        db.first("SELECT epoch FROM run WHERE id = ?", row -> row.getLong(1), run.id()).orElse(-1L);
    if (epoch != run.epoch()) {
      throw new ClaimLostException(run.id(), run.epoch());
    }
    return work.on(db);
  }

  /** Lets go of the lock. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new WorkspaceException("The lock of run " + run.id() + " cannot be released.", e);
    }
  }
}
