package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes files of weights of a run that is held: first the rows, then the files, so that a row
 * never names a file that is gone.
 */
public final class ClaimedWeights {

  private static final List<String> TABLES = List.of("checkpoint", "transform");

  private final RunClaim claim;
  private final Database database;

  ClaimedWeights(RunClaim claim, Database database) {
    this.claim = claim;
    this.database = database;
  }

  /** Deletes what {@link KeptWeights} does not keep. */
  public void dropSurplus() throws IOException {
    long run = claim.run().id();
    List<WeightsFile> dropped = new ArrayList<>();
    claim.write(
        db -> {
          drop(db, run, "checkpoint", KeptWeights.surplusCheckpoints(db, run), dropped);
          drop(db, run, "transform", KeptWeights.surplusTransforms(db, run), dropped);
          return dropped.size();
        });
    delete(dropped);
  }

  /**
   * Deletes files of this claim and of earlier ones that no row names: a worker was killed between
   * file and row. What a later claim wrote is left alone, should this worker have been frozen.
   */
  public void sweep() throws IOException {
    Path checkpoints = claim.folder().checkpoints();
    if (!Files.isDirectory(checkpoints)) {
      return;
    }
    Set<String> named = new HashSet<>();
    for (String table : TABLES) {
      database.read(db -> KeptWeights.files(db, table, claim.run().id())).stream()
          .map(WeightsFile::name)
          .forEach(named::add);
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!named.contains(name) && WeightsFile.epoch(name) <= claim.run().epoch()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The rows of every file of weights. */
  static void dropAll(Database db, long run, List<WeightsFile> dropped) throws SQLException {
    for (String table : TABLES) {
      drop(db, run, table, KeptWeights.files(db, table, run), dropped);
    }
  }

  static void drop(
      Database db, long run, String table, List<WeightsFile> surplus, List<WeightsFile> dropped)
      throws SQLException {
    for (WeightsFile file : surplus) {
      db.update("DELETE FROM " + table + " WHERE run_id = ? AND step = ?", run, file.step());
      dropped.add(file);
    }
  }

  void delete(List<WeightsFile> dropped) throws IOException {
    for (WeightsFile file : dropped) {
      Files.deleteIfExists(claim.folder().checkpoints().resolve(file.name()));
    }
  }
}
