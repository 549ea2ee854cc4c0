package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Recipes;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;

class AttacksTest {

  @TempDir private Path folder;
  private Workspace workspace;
  private Attacks attacks;
  private final AttackPlan plan = AttackPlan.of(List.of(AttackerKind.MLP));
  private long run;

  @BeforeEach
  void openWithARunThatKeepsWeights() throws SQLException {
    workspace = Workspace.open(folder);
    attacks = workspace.attacks();
    run = workspace.enqueue("", Recipes.DEMONSTRATION);
    execute("INSERT INTO transform VALUES (" + run + ", 40, 'file', 1, 'hash')");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leadlight.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private AttackReport report() {
    return new AttackReport(
        run, 40, plan, 3, Map.of(), Map.of(), List.of(), List.of(), List.of(), "1.0", 2.5);
  }

  private AttackState state(long id) {
    return attacks.find(id).orElseThrow().state();
  }

  @Test
  void aRequestComesBackAsItWasAskedAndItsReportAsItWasMade() {
    long id = attacks.request(run, 40, plan, true);
    assertEquals(plan, attacks.find(id).orElseThrow().plan());
    assertTrue(attacks.find(id).orElseThrow().baselines());
    assertEquals(AttackState.REQUESTED, state(id));
    assertEquals(List.of(id), attacks.waiting());
    try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
      assertTrue(AttackClaim.of(workspace, id).isEmpty(), "it is taken");
      AttackStage stage = new AttackStage(AttackerKind.MLP, AttackRole.ATTACK, 2, 4, 0.5);
      assertTrue(claim.reached(stage));
      assertEquals(Optional.of(stage), attacks.newest(run).orElseThrow().stage());
      assertTrue(claim.finish(report()));
      assertFalse(claim.fail("too late"));
    }
    assertEquals(AttackState.FINISHED, state(id));
    assertEquals(report(), attacks.report(id).orElseThrow());
    assertEquals(List.of(), attacks.waiting());
    assertEquals(id, attacks.newestFinished(run).orElseThrow().id());
  }

  @Test
  void theNewestReportIsShownWhileALaterAttackGoesOn() {
    long first = attacks.request(run, 40, plan, true);
    try (AttackClaim claim = AttackClaim.of(workspace, first).orElseThrow()) {
      claim.finish(report());
    }
    long second = attacks.request(run, 40, plan, true);
    assertEquals(second, attacks.newest(run).orElseThrow().id());
    assertEquals(first, attacks.newestFinished(run).orElseThrow().id());
  }

  @Test
  void whatWasTakenBackIsNotWrittenAnyMore() {
    long id = attacks.request(run, 40, plan, true);
    try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
      assertTrue(attacks.cancel(id));
      assertFalse(attacks.cancel(id), "there is nothing left to take back");
      assertFalse(claim.isWanted());
      assertFalse(claim.finish(report()));
    }
    assertEquals(AttackState.CANCELLED, state(id));
    assertTrue(attacks.report(id).isEmpty());
    assertTrue(attacks.startAgain(id));
    assertEquals(List.of(id), attacks.waiting());
  }

  @Test
  void anAttackWhoseProcessIsGoneIsInterruptedAndCanBeStartedAgain() {
    long id = attacks.request(run, 40, plan, true);
    AttackClaim lost = AttackClaim.of(workspace, id).orElseThrow();
    lost.close(); // as the kernel does when its process is killed
    attacks.observe();
    assertEquals(AttackState.INTERRUPTED, state(id));
    assertFalse(lost.finish(report()), "it was taken over");
    assertTrue(attacks.startAgain(id));
    try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
      assertEquals(3, claim.attack().epoch());
      assertFalse(lost.isWanted());
      claim.fail("The model is gone.");
    }
    assertEquals("The model is gone.", attacks.find(id).orElseThrow().message());
    assertTrue(attacks.startAgain(id));
    assertEquals("", attacks.find(id).orElseThrow().message());
  }

  @Test
  void anotherProcessSeesALiveAttackAsLive() throws Exception {
    long id = attacks.request(run, 40, plan, true);
    Path lock = attacks.lock(attacks.find(id).orElseThrow());
    try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
      Path held = attacks.lock(claim.attack());
      assertTrue(Files.exists(held));
      assertFalse(held.equals(lock), "every claim has a lock of its own");
    }
    assertTrue(Files.notExists(lock));
  }

  @Test
  void oneRunIsAttackedOnceAtATimeAndOnlyWithWeightsItKeeps() {
    long id = attacks.request(run, 40, plan, true);
    refused("being attacked already", run, 40);
    attacks.cancel(id);
    refused("keeps no weights after step 41", run, 41);
    refused("Run 7 keeps no weights", 7, 40);
    attacks.request(run, 40, plan, true);
    assertThrows(WorkspaceException.class, () -> attacks.startAgain(id));
  }

  private void refused(String words, long which, long step) {
    WorkspaceException refusal =
        assertThrows(WorkspaceException.class, () -> attacks.request(which, step, plan, true));
    assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
  }
}
