package org.leadlight.workspace;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
  private DiskPatience disk = DiskPatience.none();

  private RunClaim(Workspace workspace, RunSummary run, RunLock lock) {
    this.workspace = workspace;
    this.run = run;
    this.lock = lock;
  }

  /**
   * Takes the first run that waits and fits.
   *
   * @param fits tells of a recipe's device whether this worker serves it
   * @return empty when none does
   */
  public static Optional<RunClaim> next(Workspace workspace, Predicate<String> fits) {
    return claim(workspace, db -> Queue.first(db, fits));
  }

  /** Takes this run if it waits; empty when somebody else was faster. */
  public static Optional<RunClaim> of(Workspace workspace, long id) {
    return claim(
        workspace,
        db ->
            db.first(
                "SELECT id FROM run WHERE state = 'QUEUED' AND id = ?", row -> row.getLong(1), id));
  }

  private static Optional<RunClaim> claim(
      Workspace workspace, Database.Work<Optional<Long>> choice) {
    return workspace
        .database()
        .write(
            db -> {
              Optional<Long> id = choice.on(db);
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

  /** Whether somebody wants it to stop. */
  public boolean isStopWanted() {
    return openCommands().stream()
        .anyMatch(
            command ->
                command.kind() == CommandKind.STOP && command.state() == CommandState.REQUESTED);
  }

  /** How every write waits while the disk is full. */
  public DiskPatience patience() {
    return disk;
  }

  /** Waits with every write from now on while the disk is full. */
  public void waitWith(DiskPatience patience) {
    disk = patience;
  }

  /** Its files. */
  public RunFolder folder() {
    return workspace.runFolder(run.id());
  }

  /**
   * Says where and with what the run is computed from here on; with what it was computed before
   * stays on the record.
   *
   * @param device where
   * @param runtimeJson the engine's report
   * @param provenanceJson the program and what its model and data hash to
   * @param step steps taken
   */
  public void begin(String device, String runtimeJson, String provenanceJson, long step) {
    write(
        db -> {
          ComputedWith before =
              db.first(
                      "SELECT runtime, provenance FROM run WHERE id = ?",
                      row -> ComputedWith.of(row.getString(1), row.getString(2)),
                      run.id())
                  .orElseThrow();
          return db.update(
              "UPDATE run SET device = ?, runtime = ?, provenance = ? WHERE id = ?",
              device,
              runtimeJson,
              ComputedWith.of(runtimeJson, provenanceJson).provenanceAfter(before, step),
              run.id());
        });
  }

  /** Gives a sign of life that needs neither space on the disk nor a turn in the database. */
  public void touch() {
    lock.touch();
  }

  /** Counts one more beat. */
  public void beat() {
    Database.Work<Integer> count =
        db -> db.update("UPDATE run SET beats = beats + 1 WHERE id = ?", run.id());
    workspace.database().write(db -> checked(db, count));
  }

  /**
   * Records steps in one transaction.
   *
   * @param rows the steps' numbers
   * @param hyperparameters the changes among them
   * @param decided the commands that these steps were the first to obey, by their steps
   */
  public void appendSteps(
      List<MetricRow> rows, List<Dated> hyperparameters, List<Command> decided) {
    if (rows.isEmpty()) {
      return;
    }
    Map<List<String>, Integer> sets = new HashMap<>();
    write(
        db -> {
          sets.clear(); // of a try that was rolled back
          sets.putAll(seriesSets);
          for (MetricRow row : rows) {
            db.update(
                "INSERT OR REPLACE INTO metric (run_id, step, series_set, numbers)"
                    + " VALUES (?, ?, ?, ?)",
                run.id(),
                row.step(),
                seriesSet(db, row.names(), sets),
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
          for (Command command : decided) {
            decide(db, command, CommandState.APPLIED, command.step(), "");
          }
          return db.update(
              "UPDATE run SET step = ? WHERE id = ?", rows.getLast().step() + 1, run.id());
        });
    seriesSets.putAll(sets);
  }

  private int seriesSet(Database db, List<String> names, Map<List<String>, Integer> sets)
      throws SQLException {
    Integer known = sets.get(names);
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
    sets.put(names, number);
    return number;
  }

  /** Records an evaluation alone. */
  public void recordEvaluation(Evaluation evaluation) {
    recordEvaluation(evaluation, List.of());
  }

  /** Records an evaluation and what the fixed prompts became, of weights that nobody keeps. */
  public void recordEvaluation(Evaluation evaluation, List<InspectedPrompt> prompts) {
    write(db -> insert(db, evaluation, prompts));
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
          insert(db, "transform", parameters);
          return insert(db, evaluation, prompts);
        };
    writeDurably(record);
  }

  /**
   * Records a checkpoint whose file is in place; durable when this returns.
   *
   * @param asked whether somebody asked for it, so that it is never thinned out
   */
  public void recordCheckpoint(WeightsFile checkpoint, boolean asked) {
    Database.Work<Integer> record =
        db -> {
          boolean wasAsked =
              db.first(
                      "SELECT asked FROM checkpoint WHERE run_id = ? AND step = ?",
                      row -> row.getBoolean(1),
                      run.id(),
                      checkpoint.step())
                  .orElse(false);
          insert(db, "checkpoint", checkpoint);
          db.update(
              "UPDATE checkpoint SET asked = ? WHERE run_id = ? AND step = ?",
              asked || wasAsked,
              run.id(),
              checkpoint.step());
          return db.update(
              "UPDATE run SET parameters_sha256 = ? WHERE id = ?",
              checkpoint.parametersSha256(),
              run.id());
        };
    writeDurably(record);
  }

  private int insert(Database db, Evaluation evaluation, List<InspectedPrompt> prompts)
      throws SQLException {
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

  /** What is recorded of the run so far. */
  public RunRecord record() {
    return new RunRecord(workspace, run.id());
  }

  /** Its files of weights, to tidy up. */
  public ClaimedWeights files() {
    return new ClaimedWeights(this, workspace.database());
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
  public void decide(Question question, Reply<InspectedPrompt> reply) {
    write(db -> Questions.decide(db, question.id(), reply));
  }

  /** What is still to obey: the scheduled by their steps, then the requested. */
  public List<Command> openCommands() {
    return workspace.database().read(db -> Commands.open(db, run.id()));
  }

  /** A command was obeyed after so many steps. */
  public void applied(Command command, long step) {
    write(db -> decide(db, command, CommandState.APPLIED, step, ""));
  }

  /** A command was obeyed that changes where the run stands. */
  public void applied(Command command, long step, RunState now) {
    write(
        db -> {
          decide(db, command, CommandState.APPLIED, step, "");
          return db.update("UPDATE run SET state = ? WHERE id = ?", now.name(), run.id());
        });
  }

  /** A command was refused after so many steps. */
  public void rejected(Command command, long step, String reason) {
    write(db -> decide(db, command, CommandState.REJECTED, step, reason));
  }

  /** This process was told to end: recorded as a command, so that a repetition ends there too. */
  public void stopsByItself(long step) {
    write(
        db -> {
          Commands.insert(db, run.id(), CommandRequest.stop(Keep.LAST), CommandState.APPLIED, step);
          return 1;
        });
  }

  private static int decide(
      Database db, Command command, CommandState state, long step, String reason)
      throws SQLException {
    return db.update(
        "UPDATE command SET state = ?, step = ?, reason = ? WHERE id = ?",
        state.name(),
        step,
        reason,
        command.id());
  }

  /** The checkpoints, the newest first. */
  public List<WeightsFile> checkpoints() {
    return workspace
        .database()
        .read(db -> KeptWeights.files(db, "checkpoint", run.id()).reversed());
  }

  /**
   * Strikes out what was recorded after a checkpoint, in one transaction, and schedules the
   * commands that were obeyed from there on, so that they are obeyed again at their steps.
   *
   * @param step steps taken at the checkpoint; 0 for the start
   */
  public void rewind(long step) throws IOException {
    List<WeightsFile> dropped = new ArrayList<>();
    Database.Work<Integer> work = db -> rewind(db, step, dropped);
    writeDurably(work);
    files().delete(dropped);
  }

  private int rewind(Database db, long step, List<WeightsFile> dropped) throws SQLException {
    for (String table : List.of("metric", "hyperparameters")) { // of the steps not taken then
      db.update("DELETE FROM " + table + " WHERE run_id = ? AND step >= ?", run.id(), step);
    }
    for (String table : List.of("evaluation", "prompt")) { // after more steps
      db.update("DELETE FROM " + table + " WHERE run_id = ? AND step > ?", run.id(), step);
    }
    for (String table : List.of("checkpoint", "transform")) {
      ClaimedWeights.drop(
          db,
          run.id(),
          table,
          KeptWeights.files(db, table, run.id()).stream()
              .filter(file -> file.step() > step)
              .toList(),
          dropped);
    }
    db.update(
        "UPDATE command SET state = 'SCHEDULED' WHERE run_id = ? AND state = 'APPLIED'"
            + " AND step >= ? AND kind IN ('SET', 'EVALUATE', 'CHECKPOINT', 'FINISH', 'STOP')",
        run.id(),
        step);
    return db.update(
        "UPDATE run SET step = ?, rewinds = rewinds + 1, result_step = NULL WHERE id = ?",
        step,
        run.id());
  }

  /**
   * Ends the run. Commands still open are rejected, but those that a resume obeys again stay.
   *
   * @param message one sentence about how it ended, empty for the usual way
   */
  public void finish(RunState end, String message) {
    write(db -> finish(db, end, message));
  }

  /** Ends the run without weights: their rows go with its state, then the files. */
  public void discard(String message) throws IOException {
    List<WeightsFile> dropped = new ArrayList<>();
    write(
        db -> {
          ClaimedWeights.dropAll(db, run.id(), dropped);
          db.update("UPDATE run SET parameters_sha256 = NULL WHERE id = ?", run.id());
          return finish(db, RunState.DISCARDED, message);
        });
    files().delete(dropped);
  }

  private int finish(Database db, RunState end, String message) throws SQLException {
    db.update(
        "UPDATE command SET state = 'REJECTED', reason = ? WHERE run_id = ?"
            + " AND (state = 'REQUESTED' OR state = 'SCHEDULED' AND ?)",
        message.isEmpty() ? "The run ended before." : message,
        run.id(),
        !end.isResumable());
    return db.update(
        "UPDATE run SET state = ?, message = ?, ended_at = ? WHERE id = ?",
        end.name(),
        message,
        System.currentTimeMillis(),
        run.id());
  }

  /** Makes the weights after a step the result of the run. */
  public void result(long step) {
    write(db -> db.update("UPDATE run SET result_step = ? WHERE id = ?", step, run.id()));
  }

  void write(Database.Work<Integer> work) {
    disk.write(() -> workspace.database().write(db -> checked(db, work)));
  }

  private void writeDurably(Database.Work<Integer> work) {
    disk.write(() -> workspace.database().writeDurably(db -> checked(db, work)));
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
