package org.leadlight.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import org.leadlight.plot.attack.SmallReport;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.Workspace;

/** A workspace with one finished run that nobody trained and that can be attacked. */
final class AttackedWorkspace {

  static final long STEP = 600;

  private AttackedWorkspace() {}

  /** Writes the run with a row of weights, and no attack yet. */
  static void make(Path folder) {
    SyntheticWorkspace.make(folder);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leadlight.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO transform VALUES (1, " + STEP + ", 'file', 1, 'hash')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Records a report of the run. */
  static void report(Workspace workspace, UnaryOperator<SmallReport> parts) {
    long id =
        workspace.attacks().request(1, STEP, AttackPlan.of(List.of(AttackerKind.values())), false);
    try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
      claim.finish(parts.apply(SmallReport.empty()).of(1, STEP).report());
    }
  }
}
