package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;

/**
 * The weights that runs keep on the disk: the parameters alone at evaluations, and with the
 * optimiser's moments at the newest checkpoints.
 *
 * <p>The rule that keeps a long run from filling the disk. Of the checkpoints: the newest {@value
 * #CHECKPOINTS}, those somebody asked for, and of the older ones at most {@value
 * #OLDER_CHECKPOINTS}. Of the evaluations' parameters: all, until they take more than a gibibyte
 * and are more than {@value #FEWEST_TRANSFORMS}. What is more is thinned out: every second one
 * between the first and the newest is dropped, as often as needed. Never dropped are the parameters
 * of an evaluation that is the best by its run's measure or by either figure alone, and those that
 * are the result of their run.
 */
public final class KeptWeights {

  /** Checkpoints of a run that are kept. */
  public static final int CHECKPOINTS = 2;

  /** Older checkpoints of a run that are kept to branch from. */
  public static final int OLDER_CHECKPOINTS = 8;

  /** Files of parameters that are never thinned out further. */
  static final int FEWEST_TRANSFORMS = 4;

  /** Bytes that a run's files of parameters may take. */
  public static final long TRANSFORM_BYTES = 1L << 30;

  private static final String COLUMNS = "SELECT step, file, bytes, parameters_sha256 FROM ";

  private final Path folder;
  private final Database database;

  KeptWeights(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * The weights of a run.
   *
   * @param run the run
   * @param step after exactly that step; empty for the result: the newest, unless another was
   *     chosen
   * @return empty when the run keeps none such
   */
  public Optional<WeightsFile> find(long run, OptionalLong step) {
    return database.read(
        db -> {
          List<WeightsFile> all = all(db, run);
          long wanted = step.isPresent() ? step.getAsLong() : result(db, run);
          Optional<WeightsFile> found =
              all.stream().filter(file -> file.step() == wanted).findFirst();
          return step.isPresent()
              ? found
              : found.or(() -> all.stream().reduce((older, newer) -> newer));
        });
  }

  private static long result(Database db, long run) throws SQLException {
    return Workspace.find(db, run).map(RunSummary::resultStep).orElse(-1L);
  }

  /** After which steps a run keeps checkpoints, in their order: it can be branched there. */
  public List<Long> checkpointSteps(long run) {
    return database.read(
        db -> files(db, "checkpoint", run).stream().map(WeightsFile::step).toList());
  }

  /** Bytes that the weights of each run take, by its number. */
  public Map<Long, Long> bytes() {
    return database.read(KeptWeights::bytes);
  }

  static Map<Long, Long> bytes(Database db) throws SQLException {
    Map<Long, Long> bytes = new HashMap<>();
    db.all(
        "SELECT run_id, sum(bytes) FROM (SELECT run_id, bytes FROM checkpoint UNION ALL"
            + " SELECT run_id, bytes FROM transform) GROUP BY run_id",
        row -> bytes.put(row.getLong(1), row.getLong(2)));
    return bytes;
  }

  /** After which steps a run keeps weights, in their order. */
  public List<Long> steps(long run) {
    return database.read(db -> all(db, run).stream().map(WeightsFile::step).toList());
  }

  /**
   * Deletes what is left of the files of discarded runs, whose rows are gone: their worker was
   * killed before it had deleted them all.
   */
  public void sweepDiscarded() throws IOException {
    List<Long> discarded =
        database.read(
            db ->
                db.all(
                    "SELECT id FROM run WHERE state = ?",
                    row -> row.getLong(1),
                    RunState.DISCARDED.name()));
    for (long run : discarded) {
      Path checkpoints = RunFolder.of(folder, run).checkpoints();
      if (Files.isDirectory(checkpoints)) {
        try (Stream<Path> files = Files.list(checkpoints)) {
          for (Path file : files.toList()) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  /** Where a file of a run lies. */
  public Path path(long run, WeightsFile file) {
    return RunFolder.of(folder, run).checkpoints().resolve(file.name());
  }

  /** One file a step in the order of the steps, the smaller kind where there are both. */
  static List<WeightsFile> all(Database db, long run) throws SQLException {
    List<WeightsFile> found = new ArrayList<>(files(db, "transform", run));
    List<Long> steps = found.stream().map(WeightsFile::step).toList();
    files(db, "checkpoint", run).stream()
        .filter(checkpoint -> !steps.contains(checkpoint.step()))
        .forEach(found::add);
    found.sort((a, b) -> Long.compare(a.step(), b.step()));
    return found;
  }

  static List<WeightsFile> files(Database db, String table, long run) throws SQLException {
    return db.all(
        COLUMNS + table + " WHERE run_id = ? ORDER BY step", KeptWeights::weightsFile, run);
  }

  /** The checkpoints of a run that the rule does not keep. */
  static List<WeightsFile> surplusCheckpoints(Database db, long run) throws SQLException {
    List<WeightsFile> files = files(db, "checkpoint", run);
    List<Long> asked =
        db.all(
            "SELECT step FROM checkpoint WHERE run_id = ? AND asked", row -> row.getLong(1), run);
    return surplusCheckpoints(files, Set.copyOf(asked));
  }

  /** The files of parameters of a run that the rule does not keep. */
  static List<WeightsFile> surplusTransforms(Database db, long run) throws SQLException {
    List<WeightsFile> surplus = surplusTransforms(files(db, "transform", run));
    if (!surplus.isEmpty()) {
      Set<Long> wanted = wanted(db, run);
      return surplus.stream().filter(file -> !wanted.contains(file.step())).toList();
    }
    return surplus;
  }

  private static Set<Long> wanted(Database db, long run) throws SQLException {
    RunSummary summary = Workspace.find(db, run).orElseThrow();
    List<Evaluation> evaluations = Workspace.evaluations(db, run);
    Set<Long> wanted = new HashSet<>();
    wanted.add(summary.resultStep());
    Stream.of(
            summary.bestBy(),
            new BestMeasure(BestMeasure.Kind.ANSWERS_KEPT, 0),
            new BestMeasure(BestMeasure.Kind.RECOVERED_PRIVATE, 0))
        .flatMap(measure -> measure.best(evaluations).stream())
        .forEach(best -> wanted.add(best.step()));
    return wanted;
  }

  /** The checkpoints to delete of those in the order of their steps. */
  static List<WeightsFile> surplusCheckpoints(List<WeightsFile> files, Set<Long> asked) {
    List<WeightsFile> older =
        files.subList(0, Math.max(0, files.size() - CHECKPOINTS)).stream()
            .filter(file -> !asked.contains(file.step()))
            .toList();
    List<WeightsFile> kept = older;
    while (kept.size() > OLDER_CHECKPOINTS) {
      kept = everySecond(kept);
    }
    return without(older, kept);
  }

  /** The files of parameters to delete of those in the order of their steps. */
  static List<WeightsFile> surplusTransforms(List<WeightsFile> files) {
    List<WeightsFile> kept = files;
    while (kept.size() > FEWEST_TRANSFORMS
        && kept.stream().mapToLong(WeightsFile::bytes).sum() > TRANSFORM_BYTES) {
      kept = everySecond(kept);
    }
    return without(files, kept);
  }

  /** From the first on, and the newest in any case. */
  private static List<WeightsFile> everySecond(List<WeightsFile> files) {
    List<WeightsFile> thinner = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (i % 2 == 0 || i == files.size() - 1) {
        thinner.add(files.get(i));
      }
    }
    return thinner;
  }

  private static List<WeightsFile> without(List<WeightsFile> files, List<WeightsFile> kept) {
    List<WeightsFile> surplus = new ArrayList<>(files);
    surplus.removeAll(kept);
    return surplus;
  }

  private static WeightsFile weightsFile(ResultSet row) throws SQLException {
    return new WeightsFile(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4));
  }
}
