package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;

/** A workspace written by the program of version 1, opened by this one. */
class MigrationTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeVersionOne() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA journal_mode = WAL");
      writeSchema(statement, 1);
      String recipe = RecipeFormat.write(Recipes.DEMONSTRATION).replace("'", "''");
      statement.executeUpdate(
          "INSERT INTO run (name, recipe, state, epoch, step, steps, created_at, parameters_sha256)"
              + " VALUES ('old', '"
              + recipe
              + "', 'FINISHED', 1, 2, 2, 5, 'abc'), ('going on', '"
              + recipe
              + "', 'RUNNING', 3, 0, 2, 6, NULL)");
      statement.executeUpdate("INSERT INTO series_set VALUES (1, 0, '[\"a\"]')");
      statement.executeUpdate("INSERT INTO metric VALUES (1, 0, 0, x'000000000000f03f')");
      statement.executeUpdate("INSERT INTO metric VALUES (1, 1, 0, x'0000000000000040')");
      statement.executeUpdate("INSERT INTO hyperparameters VALUES (1, 0, '{\"alpha\":0.5}')");
      statement.executeUpdate(
          "INSERT INTO evaluation VALUES (1, 2,"
              + " '{\"kl\":{\"value\":1,\"count\":2,\"low\":0,\"high\":2}}')");
      statement.executeUpdate("INSERT INTO checkpoint VALUES (1, 2, 'step-2', 6, 'abc')");
      statement.executeUpdate(
          "INSERT INTO command (run_id, kind, requested_at) VALUES (2, 'STOP', 7)");
    }
  }

  private static void writeSchema(Statement statement, int version)
      throws IOException, SQLException {
    try (InputStream schema =
        Objects.requireNonNull(Workspace.class.getResourceAsStream("schema-" + version + ".sql"))) {
      statement.executeUpdate(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      statement.executeUpdate("PRAGMA user_version = " + version);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leadlight.db"));
  }

  @Test
  void everythingComesThroughAndCanBeAsked() throws SQLException {
    try (Workspace workspace = Workspace.open(folder)) {
      RunSnapshot old = workspace.read(1, RunCursor.START, 10).orElseThrow();
      assertEquals("old", old.run().name());
      assertEquals(RunState.FINISHED, old.run().state());
      assertEquals(Recipes.DEMONSTRATION, old.run().spec());
      assertEquals("abc", old.run().parametersSha256());
      assertEquals(2, old.metrics().size());
      assertEquals(2.0, old.metrics().getLast().numbers()[0]);
      assertEquals("{\"alpha\":0.5}", old.hyperparameters().getFirst().json());
      assertEquals(1, workspace.evaluations(1).getFirst().figures().get("kl").value());
      assertEquals(List.of(), old.prompts());
      assertEquals(List.of(2L), workspace.weights().steps(1));
      assertEquals(CommandKind.STOP, workspace.commands().of(2).getFirst().kind());
      assertEquals(CommandState.REQUESTED, workspace.commands().of(2).getFirst().state());
      assertEquals(Origin.NONE, old.run().origin());
      assertEquals(BestMeasure.USUAL, old.run().bestBy());
      assertEquals(-1, old.run().resultStep());
      long question = workspace.questions().ask("window", 1, "a", OptionalLong.of(2));
      assertEquals(question, workspace.questions().openOfRunsAtRest().getFirst().id());
      assertEquals(3, workspace.enqueue("", Recipes.DEMONSTRATION));
    }
    assertEquals(5, version());
    Workspace.open(folder).close();
  }

  @Test
  void itIsLeftAloneWhileAWorkerOfItsProgramTrains() throws Exception {
    Path claim = folder.resolve("runs/2/claim-3.lock");
    try (RunLock held = RunLock.take(claim).orElseThrow()) {
      refusesBecauseOfAWorker(1);
    }
    try (RunLock held = RunLock.take(folder.resolve("worker.lock")).orElseThrow()) {
      refusesBecauseOfAWorker(1);
    }
    assertTrue(Files.exists(claim), "nothing was swept away");
    Workspace.open(folder).close();
    assertEquals(5, version());
  }

  @Test
  void itIsLeftAloneWhileAnAttackInTheForegroundIsAtWork() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int version = 2; version <= 4; version++) {
        writeSchema(statement, version);
      }
      statement.executeUpdate(
          "INSERT INTO attack (run_id, step, plan, baselines, state, epoch, requested_at)"
              + " VALUES (1, 2, '{}', 0, 'RUNNING', 5, 8)");
    }
    try (RunLock held = RunLock.take(folder.resolve("runs/1/attack-1-5.lock")).orElseThrow()) {
      refusesBecauseOfAWorker(4);
    }
    Workspace.open(folder).close();
    assertEquals(5, version());
  }

  private void refusesBecauseOfAWorker(int found) throws SQLException {
    String sentence =
        assertThrows(WorkspaceException.class, () -> Workspace.open(folder)).getMessage();
    assertTrue(sentence.contains("still at work"), sentence);
    assertEquals(found, version());
  }

  private int version() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }
}
