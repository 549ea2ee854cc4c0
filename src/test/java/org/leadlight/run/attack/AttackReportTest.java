package org.leadlight.run.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.leadlight.run.Figure;

final class AttackReportTest {

  @Test
  void theJsonFormBringsEveryPartBack() {
    AttackReport report =
        report(
            rows(
                row(AttackerKind.HIDDEN_CLEAN, AttackRole.ATTACK, 0.5, 0.1, OptionalInt.of(3)),
                row(AttackerKind.MLP, AttackRole.MUST_LEAK, 1, 1, OptionalInt.empty())));
    assertEquals(report, AttackReport.fromJson(report.toJson()));
    assertTrue(report.toJson().contains("\"kind\":\"hidden_clean\""), report.toJson());
    assertTrue(report.toJson().contains("\"to_hundred\""), report.toJson());
  }

  @Test
  void theHeadlineIsTheWorstOnOneReleaseByPrivateWords() {
    AttackReport report =
        report(
            withControls(
                row(AttackerKind.NEAREST_L2, AttackRole.ATTACK, 0.9, 0.1, OptionalInt.empty()),
                row(AttackerKind.MLP, AttackRole.ATTACK, 0.5, 0.3, OptionalInt.empty()),
                row(AttackerKind.AVERAGED_MLP, AttackRole.ATTACK, 0.9, 0.8, OptionalInt.of(64))));
    assertEquals(AttackerKind.MLP, report.headline().orElseThrow().kind());
    assertFalse(report.missing().contains(AttackerKind.MLP));
    assertTrue(report.missing().contains(AttackerKind.SEQUENCE), "it could have been worse");
    assertFalse(report.missing().contains(AttackerKind.WHITE_BOX_TRUE_PREFIX), "it does not count");
  }

  @Test
  void aFailedOrAMissingControlLeavesNoHeadline() {
    AttackRow attack = row(AttackerKind.MLP, AttackRole.ATTACK, 0.5, 0.3, OptionalInt.empty());
    assertTrue(report(withControls(attack)).headline().isPresent());
    assertFalse(report(rows(attack)).headline().isPresent(), "controls were not run");
    assertFalse(
        report(
                rows(
                    attack,
                    row(AttackerKind.MLP, AttackRole.MUST_LEAK, 0.94, 1, OptionalInt.empty()),
                    row(AttackerKind.MLP, AttackRole.MUST_NOT_LEAK, 0.02, 0, OptionalInt.empty())))
            .headline()
            .isPresent(),
        "reads too little where everything leaks");
    assertFalse(
        report(
                rows(
                    attack,
                    row(AttackerKind.MLP, AttackRole.MUST_LEAK, 1, 1, OptionalInt.empty()),
                    row(AttackerKind.MLP, AttackRole.MUST_NOT_LEAK, 0.3, 0, OptionalInt.empty())))
            .headline()
            .isPresent(),
        "reads words of noise");
  }

  @Test
  void everyKindHasANameThatFindsIt() {
    for (AttackerKind kind : AttackerKind.values()) {
      assertEquals(kind, AttackerKind.of(kind.id()).orElseThrow());
    }
  }

  @Test
  void aRankFallsIntoItsBucket() {
    RankCounts counts = RankCounts.none();
    for (int rank : new int[] {1, 2, 10, 11, 100, 101, 1000, 1001, 1780}) {
      counts = counts.with(rank);
    }
    assertEquals(new RankCounts(1, 2, 2, 2, 2), counts);
    assertEquals(9, counts.total());
  }

  private static List<AttackRow> rows(AttackRow... rows) {
    return List.of(rows);
  }

  private static List<AttackRow> withControls(AttackRow... attacks) {
    List<AttackRow> rows = new ArrayList<>();
    for (AttackRow attack : attacks) {
      rows.add(attack);
      rows.add(row(attack.kind(), AttackRole.MUST_LEAK, 1, 1, attack.detail()));
      rows.add(row(attack.kind(), AttackRole.MUST_NOT_LEAK, 0.05, 0.05, attack.detail()));
    }
    return rows;
  }

  private static AttackRow row(
      AttackerKind kind, AttackRole role, double all, double privately, OptionalInt detail) {
    Figure chance = new Figure(0.05, 100, 0.04, 0.06);
    return new AttackRow(
        kind,
        role,
        detail,
        Map.of(
            "all_top1",
            Figure.plain(all, 100),
            "private_top1",
            Figure.plain(privately, 40),
            "blind_all",
            chance,
            "blind_private",
            chance),
        new RankCounts(1, 2, 3, 4, 5),
        new RankCounts(1, 0, 0, 0, 0),
        new AttackBudget(1000, 1, 20),
        1.5);
  }

  private static AttackReport report(List<AttackRow> rows) {
    return new AttackReport(
        7,
        600,
        AttackPlan.of(List.of(AttackerKind.MLP)),
        200,
        Map.of("kl", Figure.plain(0.01, 9)),
        Map.of(),
        rows,
        List.of(
            new BaselineRow(
                Mechanism.L2_LAPLACE,
                1.25,
                MatchedBy.KL,
                Map.of("kl", Figure.plain(0.01, 9)),
                Map.of("mlp_all_top1", Figure.plain(0.5, 9)))),
        List.of(new AnswerPair("Call \"Uma\".", "9 am.", "", false)),
        "0.9",
        12.5);
  }
}
