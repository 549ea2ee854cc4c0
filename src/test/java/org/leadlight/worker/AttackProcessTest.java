package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.AttackState;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

/** Real attacks on a run that was trained for two steps. */
class AttackProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final AttackPlan PLAN =
      new AttackPlan(
          List.of(AttackerKind.NEAREST_L2, AttackerKind.SIGN_FLIPPED),
          List.of(1.0),
          List.of(),
          1,
          4,
          0,
          0);

  @TempDir private Path folder;
  private long run;

  @BeforeEach
  void train() {
    try (Workspace workspace = Workspace.open(folder)) {
      run = TinyRun.enqueue(workspace, 2);
      TinyRun.train(workspace, run);
    }
  }

  private void serve() {
    assertTimeoutPreemptively(PATIENCE, () -> new AttackProcess(folder).run());
  }

  @Test
  void whatWaitsIsReportedAndTheSamePlanGivesTheSameReport() {
    try (Workspace workspace = Workspace.open(folder)) {
      List<AttackReport> reports = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        long id = workspace.attacks().request(run, 2, PLAN, false);
        serve();
        assertEquals(AttackState.FINISHED, state(workspace, id));
        reports.add(workspace.attacks().report(id).orElseThrow());
      }
      AttackReport report = reports.getFirst();
      assertEquals(2, report.step());
      assertEquals(4, report.victims());
      assertEquals(2, report.rows(AttackRole.ATTACK).size());
      assertTrue(report.controlsHold(), report.controls().toString());
      assertEquals(AttackerKind.NEAREST_L2, report.headline().orElseThrow().kind());
      assertEquals(4, report.utility().get("answers_kept").count());
      assertEquals(4, report.answers().size());
      assertEquals(figures(report), figures(reports.getLast()));
      assertEquals(report.utility(), reports.getLast().utility());
    }
  }

  private static List<Object> figures(AttackReport report) {
    return report.rows().stream().<Object>map(AttackRow::figures).toList();
  }

  private static AttackState state(Workspace workspace, long id) {
    return workspace.attacks().find(id).orElseThrow().state();
  }

  @Test
  void whatCannotBeAttackedIsToldInASentenceAndTheNextIsMade() throws IOException {
    try (Workspace workspace = Workspace.open(folder)) {
      long harmed = workspace.attacks().request(run, 2, PLAN, false);
      Path file = transform("transform");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 2]++;
      Files.write(file, bytes);
      serve();
      Attack attack = workspace.attacks().find(harmed).orElseThrow();
      assertEquals(AttackState.FAILED, attack.state());
      assertTrue(attack.message().contains(file.getFileName().toString()), attack.message());
      long whole = workspace.attacks().request(run, 0, PLAN, false);
      serve();
      assertEquals(AttackState.FINISHED, state(workspace, whole));
    }
  }

  private Path transform(String beginning) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  @Test
  void cancelEndsItBetweenTwoPiecesOfItsWork() {
    try (Workspace workspace = Workspace.open(folder);
        Workspace other = Workspace.open(folder)) {
      long id = workspace.attacks().request(run, 2, PLAN, false);
      List<AttackStage> stages = new ArrayList<>();
      try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
        new AttackHost(
                workspace,
                stage -> {
                  stages.add(stage);
                  other.attacks().cancel(id);
                  pause();
                },
                () -> false)
            .host(claim);
      }
      assertEquals(AttackState.CANCELLED, state(workspace, id));
      assertTrue(stages.size() < 4, stages.size() + " stages after it was taken back");
      assertTrue(workspace.attacks().report(id).isEmpty());
    }
  }

  /** Longer than the pause between two looks at the row. */
  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aProcessThatIsAskedToEndTakesItsAttackBack() {
    try (Workspace workspace = Workspace.open(folder)) {
      long id = workspace.attacks().request(run, 2, PLAN, false);
      try (AttackClaim claim = AttackClaim.of(workspace, id).orElseThrow()) {
        new AttackHost(workspace, stage -> {}, () -> true).host(claim);
      }
      assertEquals(AttackState.CANCELLED, state(workspace, id));
    }
  }

  @Test
  void aSecondProcessLeavesAtOnce() {
    try (Workspace workspace = Workspace.open(folder);
        WorkerSeat seat = WorkerSeat.takeAttackers(workspace).orElseThrow()) {
      long id = workspace.attacks().request(run, 2, PLAN, false);
      serve();
      assertEquals(AttackState.REQUESTED, state(workspace, id));
    }
  }
}
