package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;

/** Makes runs of runs: branches from a checkpoint, and exact repetitions. */
public final class Lineage {

  private final Path folder;
  private final Database database;

  Lineage(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /** A branch whose rows exist and whose checkpoint has to be copied. */
  private record Planned(long run, WeightsFile checkpoint) {}

  /**
   * A new run that goes on from a checkpoint of another with other numbers. It holds a copy of the
   * record up to there, so it stands for itself.
   *
   * @param run the run to branch from
   * @param step after so many steps; a checkpoint must be kept there
   * @param changes new numbers by key, in force from the branch on
   * @return its number; it waits in the queue
   * @throws WorkspaceException when no checkpoint is kept there
   * @throws org.leadlight.run.InvalidRecipeException when a number cannot be set so
   */
  public long branch(long run, long step, Map<String, Double> changes) {
    Planned planned = database.write(db -> plan(db, run, step, changes));
    Path from = RunFolder.of(folder, run).checkpoints().resolve(planned.checkpoint().name());
    Path to = RunFolder.of(folder, planned.run()).checkpoints().resolve(from.getFileName());
    try {
      AtomicFile.publish(
          to, temporary -> Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      database.write(
          db ->
              db.update(
                  "DELETE FROM run WHERE id = ? AND state = 'HELD' AND epoch = 0", planned.run()));
      throw new WorkspaceException(
          "The checkpoint of run "
              + run
              + " after step "
              + step
              + " cannot be copied; check the"
              + " disk.",
          e);
    }
    database.write(
        db ->
            db.update(
                "UPDATE run SET state = 'QUEUED' WHERE id = ? AND state = 'HELD' AND epoch = 0",
                planned.run()));
    return planned.run();
  }

  private static Planned plan(Database db, long run, long step, Map<String, Double> changes)
      throws SQLException {
    RunSummary parent = find(db, run);
    WeightsFile checkpoint = checkpoint(db, run, step);
    RunSpec there = new SteeredRecipe(parent.spec(), Commands.of(db, run)).before(step);
    LiveSettings.apply(there, changes);
    long id =
        Workspace.insert(
            db, parent.name() + ", from step " + step, parent.recipe(), parent.steps());
    db.update(
        "UPDATE run SET state = 'HELD', parent_id = ?, parent_step = ?, step = ?,"
            + " runtime = (SELECT runtime FROM run WHERE id = ?) WHERE id = ?",
        run,
        step,
        step,
        run,
        id);
    copy(db, run, id, step);
    db.update(
        "INSERT INTO checkpoint (run_id, step, file, bytes, parameters_sha256, asked)"
            + " SELECT ?, step, file, bytes, parameters_sha256, 1 FROM checkpoint"
            + " WHERE run_id = ? AND step = ?",
        id,
        run,
        step);
    if (!changes.isEmpty()) {
      Commands.insert(db, id, CommandRequest.set(changes), CommandState.SCHEDULED, step);
    }
    return new Planned(id, checkpoint);
  }

  /** What was recorded up to a step, and the numbers that were set and used before it. */
  private static void copy(Database db, long from, long to, long step) throws SQLException {
    db.update(
        "INSERT INTO series_set SELECT ?, number, names FROM series_set WHERE run_id = ?",
        to,
        from);
    db.update(
        "INSERT INTO metric SELECT ?, step, series_set, numbers FROM metric"
            + " WHERE run_id = ? AND step < ?",
        to,
        from,
        step);
    db.update(
        "INSERT INTO hyperparameters SELECT ?, step, arguments FROM hyperparameters"
            + " WHERE run_id = ? AND step < ?",
        to,
        from,
        step);
    db.update(
        "INSERT INTO evaluation SELECT ?, step, figures FROM evaluation"
            + " WHERE run_id = ? AND step <= ?",
        to,
        from,
        step);
    db.update(
        "INSERT INTO prompt SELECT ?, step, number, title, inspection FROM prompt"
            + " WHERE run_id = ? AND step <= ?",
        to,
        from,
        step);
    db.update(
        "INSERT INTO command (run_id, kind, payload, state, step, requested_at)"
            + " SELECT ?, kind, payload, state, step, requested_at FROM command"
            + " WHERE run_id = ? AND state = 'APPLIED' AND kind = 'SET' AND step < ? ORDER BY id",
        to,
        from,
        step);
  }

  private static WeightsFile checkpoint(Database db, long run, long step) throws SQLException {
    List<WeightsFile> kept = KeptWeights.files(db, "checkpoint", run);
    return kept.stream()
        .filter(file -> file.step() == step)
        .findFirst()
        .orElseThrow(
            () ->
                new WorkspaceException(
                    "Run "
                        + run
                        + " keeps no checkpoint after step "
                        + step
                        + "; it keeps "
                        + (kept.isEmpty()
                            ? "none."
                            : "those after step "
                                + kept.stream()
                                    .map(file -> Long.toString(file.step()))
                                    .collect(Collectors.joining(", "))
                                + ".")));
  }

  /**
   * A new run that repeats another from its start: the same recipe, and the changes that were made
   * while it trained at their steps.
   *
   * @return its number; it waits in the queue
   * @throws WorkspaceException when the run is not there or still goes on
   */
  public long replay(long run) {
    return database.write(
        db -> {
          RunSummary source = find(db, run);
          if (!source.state().isEnd()) {
            throw new WorkspaceException(
                "Run "
                    + run
                    + " is "
                    + source.state().words()
                    + "; what can be repeated is a run that has ended.");
          }
          long id =
              Workspace.insert(db, "Replay of " + source.name(), source.recipe(), source.steps());
          db.update(
              "UPDATE run SET replay_of = ?, best_by = ?,"
                  + " runtime = (SELECT runtime FROM run WHERE id = ?) WHERE id = ?",
              run,
              source.bestBy().text(),
              run,
              id);
          for (Command command : Commands.of(db, run)) {
            if (isRepeated(command)) {
              Commands.insert(db, id, repeated(command), CommandState.SCHEDULED, command.step());
            }
          }
          return id;
        });
  }

  /** What has an effect on the record; a pause has none. */
  private static boolean isRepeated(Command command) {
    boolean took =
        command.state() == CommandState.APPLIED || command.state() == CommandState.SCHEDULED;
    return took && command.kind() != CommandKind.PAUSE && command.kind() != CommandKind.RESUME;
  }

  /** A repetition keeps what it came to, whatever became of its model. */
  private static CommandRequest repeated(Command command) {
    return command.kind() == CommandKind.STOP ? CommandRequest.stop(Keep.LAST) : command.request();
  }

  private static RunSummary find(Database db, long run) throws SQLException {
    return Workspace.find(db, run)
        .orElseThrow(
            () -> new WorkspaceException("There is no run " + run + "; look at the list."));
  }
}
