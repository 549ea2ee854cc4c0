package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

class WorkerProcessTest {

  @TempDir private Path folder;

  @Test
  void aRecipeThatCannotBeReadFailsInASentenceAndTheNextRunIsTrained() throws SQLException {
    try (Workspace workspace = Workspace.open(folder)) {
      long unreadable = TinyRun.enqueue(workspace, 2);
      long next = TinyRun.enqueue(workspace, 2);
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leadlight.db"));
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "UPDATE run SET recipe = json_set(recipe, '$.transform.blocks', 'many')"
                + " WHERE id = "
                + unreadable);
      }
      new WorkerProcess(folder).run();
      RunSummary failed = workspace.run(unreadable).orElseThrow();
      assertEquals(RunState.FAILED, failed.state());
      assertTrue(failed.message().contains("blocks"), failed.message());
      assertEquals(RunState.FINISHED, workspace.run(next).orElseThrow().state());
    }
  }
}
