package org.leadlight.plot.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AnswerPair;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.MatchedBy;
import org.leadlight.run.attack.Mechanism;
import org.leadlight.run.attack.RankCounts;

/**
 * A report with every part, in the size of the figures that were measured on the demonstration
 * ({@code assets/demo/README.md}); for tests of what shows reports.
 */
public final class SmallReport {

  /** A sheet as {@code RunSheet} writes it, with what the page reads of it. */
  public static final String SHEET =
      """
      {"run":{"id":11,"name":"default"},"live_changes":[{"kind":"set","state":"applied","step":7,
      "values":{"alpha":0.5}}],"provenance":{"program":{"version":"0.9"},"java":"25"},
      "runtime":{"device":"cpu"},"result":{"parametersSha256":"cafe"},"recipe":{"loss":{"alpha":0.6}}}
      """;

  private final List<AttackRow> rows = new ArrayList<>();
  private final List<BaselineRow> baselines = new ArrayList<>();
  private final List<AnswerPair> answers = new ArrayList<>();
  private double leak = 1;
  private long run = 11;
  private long step = 600;

  /** A report of every part of which nobody has read anything yet. */
  public static SmallReport empty() {
    return new SmallReport();
  }

  /** A report of every attacker. */
  public static SmallReport whole() {
    SmallReport report = new SmallReport().attack(AttackerKind.NEAREST_L2, 0.040, 0.571);
    report.attack(AttackerKind.MLP, 0.103, 0.595).attack(AttackerKind.WHITE_BOX, 0.09, 0.63);
    report.attack(AttackerKind.WHITE_BOX_TRUE_PREFIX, 0.2, 0.7);
    for (int layer = 0; layer < 6; layer++) {
      double more = layer / 5.0;
      report.attack(AttackerKind.HIDDEN_CLEAN, layer, 0.053 + 0.02 * more, 0.55 + 0.02 * more);
      report.attack(AttackerKind.HIDDEN_RELEASES, layer, 0.086 + 0.03 * more, 0.59 + 0.07 * more);
    }
    double[] averaged = {0.040, 0.06, 0.09, 0.17, 0.273, 0.43, 0.545};
    for (int i = 0; i < averaged.length; i++) {
      report.attack(AttackerKind.AVERAGED_NEAREST, 1 << i, averaged[i], 0.571 + 0.31 * i / 6);
    }
    for (Mechanism mechanism :
        List.of(Mechanism.ISOTROPIC_GAUSSIAN, Mechanism.L2_LAPLACE, Mechanism.CLIPPED_GAUSSIAN)) {
      double weaker = 0.04 * mechanism.ordinal();
      report.baseline(mechanism, 1.25, MatchedBy.ANSWERS_KEPT, 0.92, 0.52 + weaker);
      report.baseline(mechanism, 2, MatchedBy.CURVE, 0.6, 0.31 + weaker);
      report.baseline(mechanism, 0.8, MatchedBy.CURVE, 0.98, 0.8 + weaker);
    }
    report.baseline(Mechanism.MEAN_ONLY, 0, MatchedBy.CURVE, 0.99, 0.99);
    report.baseline(Mechanism.TRANSFORM, 0, MatchedBy.ITSELF, 0.92, 0.1);
    return report.answer("Call Uma at 3 pm. At what time?", "3 pm.", "3 pm.", true);
  }

  /** Makes it the report of another run. */
  public SmallReport of(long itsRun, long itsStep) {
    run = itsRun;
    step = itsStep;
    return this;
  }

  /** Says what is read where everything leaks, from now on. */
  public SmallReport leaking(double share) {
    leak = share;
    return this;
  }

  /** Adds an attacker with its controls. */
  public SmallReport attack(AttackerKind kind, double privately, double all) {
    return attack(kind, OptionalInt.empty(), privately, all);
  }

  /** Adds an attacker at a layer or of a number of releases with its controls. */
  public SmallReport attack(AttackerKind kind, int detail, double privately, double all) {
    return attack(kind, OptionalInt.of(detail), privately, all);
  }

  private SmallReport attack(AttackerKind kind, OptionalInt detail, double privately, double all) {
    rows.add(row(kind, AttackRole.ATTACK, detail, privately, all));
    rows.add(row(kind, AttackRole.MUST_LEAK, detail, leak, leak));
    rows.add(row(kind, AttackRole.MUST_NOT_LEAK, detail, 0.021, 0.05));
    return this;
  }

  private void baseline(
      Mechanism mechanism, double level, MatchedBy matchedBy, double kept, double read) {
    baselines.add(
        new BaselineRow(
            mechanism,
            level,
            matchedBy,
            Map.of("answers_kept", figure(kept, 200)),
            Map.of("mlp_private", figure(read, 2941))));
  }

  /** Adds answers side by side. */
  public SmallReport answer(String prompt, String clean, String transformed, boolean kept) {
    answers.add(new AnswerPair(prompt, clean, transformed, kept));
    return this;
  }

  private static AttackRow row(
      AttackerKind kind, AttackRole role, OptionalInt detail, double privately, double all) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("all_top1", figure(all, 11670));
    figures.put("all_top5", figure(Math.min(1, all * 1.2), 11670));
    figures.put("private_top1", figure(privately, 2941));
    figures.put("private_items_exact", figure(privately / 2, 1000));
    figures.put("kind_name_top1", figure(privately, 500));
    figures.put("kind_name_exact", figure(privately / 2, 200));
    figures.put("frequency_10_99_top1", figure(privately, 800));
    figures.put("blind_all", figure(0.05, 11670));
    figures.put("blind_private", figure(0.03, 2941));
    figures.put("constant_all", figure(0.05, 11670));
    figures.put("constant_private", figure(0.058, 2941));
    return new AttackRow(
        kind,
        role,
        detail,
        figures,
        new RankCounts(6640, 500, 1190, 2206, 1134),
        new RankCounts(118, 163, 571, 1474, 615),
        new AttackBudget(1000, 2, 1200),
        4.5);
  }

  private static Figure figure(double value, long count) {
    return new Figure(value, count, Math.max(0, value - 0.01), Math.min(1, value + 0.01));
  }

  /** The report. */
  public AttackReport report() {
    Map<String, Figure> utility = new LinkedHashMap<>();
    utility.put("answers_kept", new Figure(0.92, 200, 0.874, 0.95));
    utility.put("kl", Figure.plain(0.017, 966));
    utility.put("noise_rms", Figure.plain(10.4, 11670));
    return new AttackReport(
        run,
        step,
        AttackPlan.of(rows.stream().map(AttackRow::kind).toList()),
        200,
        utility,
        Map.of("noise_domination_percent", Figure.plain(98.5, 11670)),
        rows,
        baselines,
        answers,
        "0.9",
        412.5);
  }
}
