package org.leadlight.workspace;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The weights that runs keep on the disk: the parameters alone at evaluations, and with the
 * optimiser's moments at the newest checkpoints.
 *
 * <p>The rule that keeps a long run from filling the disk: the newest {@value #CHECKPOINTS}
 * checkpoints; and of the evaluations' parameters all, until they take more than a gibibyte and are
 * more than {@value #FEWEST_TRANSFORMS}: then every second one between the first and the newest is
 * dropped, as often as needed.
 */
public final class KeptWeights {

  /** Checkpoints of a run that are kept. */
  static final int CHECKPOINTS = 2;

  /** Files of parameters that are never thinned out further. */
  static final int FEWEST_TRANSFORMS = 4;

  /** Bytes that a run's files of parameters may take. */
  static final long TRANSFORM_BYTES = 1L << 30;

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
   * @param step after exactly that step; empty for the newest
   * @return empty when the run keeps none such
   */
  public Optional<WeightsFile> find(long run, OptionalLong step) {
    return database.read(
        db -> {
          List<WeightsFile> all = all(db, run);
          return step.isEmpty()
              ? all.stream().reduce((older, newer) -> newer)
              : all.stream().filter(file -> file.step() == step.getAsLong()).findFirst();
        });
  }

  /** After which steps a run keeps weights, in their order. */
  public List<Long> steps(long run) {
    return database.read(db -> all(db, run).stream().map(WeightsFile::step).toList());
  }

  /** Where a file of a run lies. */
  public Path path(long run, WeightsFile file) {
    return RunFolder.of(folder, run).checkpoints().resolve(file.name());
  }

  /** One file a step in the order of the steps, the smaller kind where there are both. */
  private static List<WeightsFile> all(Database db, long run) throws SQLException {
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

  /** The checkpoints to delete of those in the order of their steps. */
  static List<WeightsFile> surplusCheckpoints(List<WeightsFile> files) {
    return files.subList(0, Math.max(0, files.size() - CHECKPOINTS));
  }

  /** The files of parameters to delete of those in the order of their steps. */
  static List<WeightsFile> surplusTransforms(List<WeightsFile> files) {
    List<WeightsFile> kept = files;
    while (kept.size() > FEWEST_TRANSFORMS
        && kept.stream().mapToLong(WeightsFile::bytes).sum() > TRANSFORM_BYTES) {
      List<WeightsFile> thinner = new ArrayList<>();
      for (int i = 0; i < kept.size(); i++) {
        if (i % 2 == 0 || i == kept.size() - 1) {
          thinner.add(kept.get(i));
        }
      }
      kept = thinner;
    }
    List<WeightsFile> surplus = new ArrayList<>(files);
    surplus.removeAll(kept);
    return surplus;
  }

  private static WeightsFile weightsFile(ResultSet row) throws SQLException {
    return new WeightsFile(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4));
  }
}
