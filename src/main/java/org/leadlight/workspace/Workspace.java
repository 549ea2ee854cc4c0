package org.leadlight.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Validation;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder with everything a person has trained: the database and a folder per run. One instance is
 * one connection; use one per thread where waiting matters.
 */
public final class Workspace implements AutoCloseable {

  /** The name of the database in the folder. */
  static final String DATABASE = "leadlight.db";

  static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String COLUMNS =
      "id, name, recipe, state, epoch, beats, ifnull(device, ''), step, steps, created_at,"
          + " ifnull(started_at, 0), ifnull(ended_at, 0), message, ifnull(parameters_sha256, ''),"
          + " rewinds, ifnull(parent_id, 0), ifnull(parent_step, 0), ifnull(replay_of, 0),"
          + " position, best_by, ifnull(result_step, -1)";

  private final Path folder;
  private final Database database;

  private Workspace(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * Opens a workspace, made when it does not exist.
   *
   * @throws WorkspaceException when the folder cannot be used, is of a newer version or damaged
   */
  public static Workspace open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute.resolve("runs"));
      NetworkFolders.refuse(absolute);
    } catch (IOException e) {
      throw new WorkspaceException(
          "The workspace " + absolute + " cannot be written; choose another folder.", e);
    }
    return new Workspace(absolute, new Database(absolute.resolve(DATABASE)));
  }

  /** Where a workspace lies when nobody says otherwise, by the convention of the system. */
  public static Path defaultFolder() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    if (system.contains("win")) {
      String local = System.getenv("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve("Leadlight");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/Leadlight");
    }
    String data = System.getenv("XDG_DATA_HOME");
    boolean stated = data != null && !data.isBlank();
    return (stated ? Path.of(data) : home.resolve(".local/share")).resolve("leadlight");
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  Database database() {
    return database;
  }

  /** The files of a run. */
  public RunFolder runFolder(long run) {
    return RunFolder.of(folder, run);
  }

  /**
   * Puts a run into the queue.
   *
   * @param name what a person calls it; empty for a name of its number
   * @param spec a recipe without faults
   * @return its number
   */
  public long enqueue(String name, RunSpec spec) {
    Validation.requireValid(spec);
    return database.write(
        db -> insert(db, name, RecipeFormat.write(spec), spec.training().steps()));
  }

  /** A new run at the end of the queue. */
  static long insert(Database db, String name, String recipe, long steps) throws SQLException {
    long id =
        db.insert(
            "INSERT INTO run (name, recipe, state, steps, created_at, position)"
                + " VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM run))",
            name,
            recipe,
            RunState.QUEUED.name(),
            steps,
            System.currentTimeMillis());
    if (name.isBlank()) {
      db.update("UPDATE run SET name = ? WHERE id = ?", "Run " + id, id);
    }
    return id;
  }

  /** Every run, the newest first. */
  public List<RunSummary> runs() {
    return database.read(db -> select(db, "ORDER BY id DESC"));
  }

  /** A run by its number. */
  public Optional<RunSummary> run(long id) {
    return database.read(db -> find(db, id));
  }

  /** The newest run. */
  public Optional<RunSummary> newestRun() {
    return database.read(db -> select(db, "ORDER BY id DESC LIMIT 1").stream().findFirst());
  }

  /** The evaluations of a run, in the order of their steps. */
  public List<Evaluation> evaluations(long id) {
    return database.read(db -> evaluations(db, id));
  }

  static List<Evaluation> evaluations(Database db, long id) throws SQLException {
    return dated(db, "evaluation", "figures", id, -1).stream()
        .map(dated -> Evaluation.fromJson(dated.step(), dated.json()))
        .toList();
  }

  /** Chooses which of a run's evaluations counts as the best. */
  public void judgeBy(long id, BestMeasure measure) {
    database.write(db -> db.update("UPDATE run SET best_by = ? WHERE id = ?", measure.text(), id));
  }

  /** What a run was computed with: the program and what model and data hash to, as JSON. */
  public Optional<String> provenance(long id) {
    return database.read(
        db ->
            db.first(
                "SELECT provenance FROM run WHERE id = ? AND provenance IS NOT NULL",
                row -> row.getString(1),
                id));
  }

  /** The last step's numbers of a run, empty before the first. */
  public Optional<MetricRow> lastMetric(long id) {
    return database.read(
        db ->
            metrics(
                    db,
                    id,
                    db.first(
                                "SELECT max(step) FROM metric WHERE run_id = ?",
                                row -> row.getLong(1),
                                id)
                            .orElse(0L)
                        - 1,
                    1)
                .stream()
                .findFirst());
  }

  static List<RunSummary> select(Database db, String which, @Nullable Object... arguments)
      throws SQLException {
    return db.all("SELECT " + COLUMNS + " FROM run " + which, Workspace::summary, arguments);
  }

  static Optional<RunSummary> find(Database db, long id) throws SQLException {
    return select(db, "WHERE id = ?", id).stream().findFirst();
  }

  /**
   * What happened to a run since a cursor, all of one moment.
   *
   * @param atMost most steps to read at once
   */
  public Optional<RunSnapshot> read(long id, RunCursor since, int atMost) {
    return database.read(
        db -> {
          Optional<RunSummary> run = find(db, id);
          if (run.isEmpty()) {
            return Optional.empty();
          }
          RunCursor from = since.validFor(run.get().rewinds());
          List<MetricRow> metrics = metrics(db, id, from.metric(), atMost);
          List<Dated> arguments =
              dated(db, "hyperparameters", "arguments", id, from.hyperparameters());
          List<Dated> evaluations = dated(db, "evaluation", "figures", id, from.evaluation());
          RunCursor next =
              new RunCursor(
                  from.rewinds(),
                  metrics.isEmpty() ? from.metric() : metrics.getLast().step(),
                  arguments.isEmpty() ? from.hyperparameters() : arguments.getLast().step(),
                  evaluations.isEmpty() ? from.evaluation() : evaluations.getLast().step());
          return Optional.of(
              new RunSnapshot(
                  run.get(),
                  from.metric() < 0,
                  metrics,
                  arguments,
                  evaluations,
                  prompts(db, id, from.evaluation()),
                  Commands.of(db, id),
                  next));
        });
  }

  /** What is asked of the runs, and what became of it. */
  public Commands commands() {
    return new Commands(database);
  }

  /** Makes runs of runs. */
  public Lineage lineage() {
    return new Lineage(folder, database);
  }

  /** The runs that wait for a worker. */
  public Queue queue() {
    return new Queue(database);
  }

  /** Questions about the runs, and their answers. */
  public Questions questions() {
    return new Questions(database);
  }

  /** Questions that lessons are asked, and their answers. */
  public LessonQuestions lessons() {
    return new LessonQuestions(database);
  }

  /** The attacks on the runs, and their reports. */
  public Attacks attacks() {
    return new Attacks(folder, database);
  }

  /** The weights that runs keep. */
  public KeptWeights weights() {
    return new KeptWeights(folder, database);
  }

  /** What the worker of a run found where it computes, as JSON; empty before it began. */
  public Optional<String> runtime(long id) {
    return database.read(
        db ->
            db.first(
                "SELECT runtime FROM run WHERE id = ? AND runtime IS NOT NULL",
                row -> row.getString(1),
                id));
  }

  /** A number that changes when another connection has written; cheap to ask. */
  public long dataVersion() {
    return database.dataVersion();
  }

  private static List<MetricRow> metrics(Database db, long run, long after, int atMost)
      throws SQLException {
    Map<Integer, List<String>> sets = new HashMap<>();
    db.all(
        "SELECT number, names FROM series_set WHERE run_id = ?",
        row -> sets.put(row.getInt(1), names(row.getString(2))),
        run);
    return db.all(
        "SELECT step, series_set, numbers FROM metric WHERE run_id = ? AND step > ?"
            + " ORDER BY step LIMIT ?",
        row ->
            new MetricRow(
                row.getLong(1),
                sets.getOrDefault(row.getInt(2), List.of()),
                doubles(row.getBytes(3))),
        run,
        after,
        atMost);
  }

  private static List<Dated> dated(Database db, String table, String column, long run, long after)
      throws SQLException {
    return db.all(
        "SELECT step, "
            + column
            + " FROM "
            + table
            + " WHERE run_id = ? AND step > ? ORDER BY step",
        row -> new Dated(row.getLong(1), row.getString(2)),
        run,
        after);
  }

  private static List<InspectedPrompt> prompts(Database db, long run, long after)
      throws SQLException {
    return db.all(
        "SELECT step, number, title, inspection FROM prompt WHERE run_id = ? AND step > ?"
            + " ORDER BY step, number",
        row ->
            new InspectedPrompt(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                Inspection.fromJson(row.getString(4))),
        run,
        after);
  }

  static List<String> names(String json) {
    List<String> names = new ArrayList<>();
    JSON.readTree(json).forEach(name -> names.add(name.stringValue()));
    return List.copyOf(names); // which the rows of the set then share
  }

  static byte[] bytes(double[] numbers) {
    ByteBuffer buffer =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asDoubleBuffer().put(numbers);
    return buffer.array();
  }

  private static double[] doubles(byte[] bytes) {
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }

  private static RunSummary summary(ResultSet row) throws SQLException {
    return new RunSummary(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        RunState.valueOf(row.getString(4)),
        row.getLong(5),
        row.getLong(6),
        row.getString(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getString(13),
        row.getString(14),
        row.getLong(15),
        new Origin(row.getLong(16), row.getLong(17), row.getLong(18)),
        row.getDouble(19),
        BestMeasure.parse(row.getString(20)),
        row.getLong(21));
  }

  @Override
  public void close() {
    database.close();
  }
}
