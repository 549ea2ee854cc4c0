package org.leadlight.plot.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.MatchedBy;
import org.leadlight.run.attack.Mechanism;
import org.leadlight.run.attack.Survey;
import org.leadlight.run.attack.Survey.EqualNoise;
import org.leadlight.run.attack.SurveyPoint;

final class SurveyPlotTest {

  private static final Survey SURVEY =
      new Survey(
          0.6,
          List.of(
              point(0.9, 0, SmallReport.empty().leaking(0.4)),
              point(0.6, 1, SmallReport.empty()),
              point(0.6, 0, SmallReport.empty()),
              point(0.3, 0, SmallReport.empty())),
          List.of(noise(1.5, 0.94, 0.56), noise(0.5, 1, 0.74)),
          "0.1");

  @Test
  void aPointWhoseControlFailedIsNotDrawnAndSeedsShareALabel() {
    String svg = SurveyPlot.document(SURVEY);
    assertTrue(svg.contains(">0.3<") && svg.contains(">1.5<"), svg);
    assertEquals(1, svg.split(">0.6<", -1).length - 1, "one label for both seeds");
    assertFalse(svg.contains(">0.9<"), "its attacker read too little where everything leaks");
    assertTrue(new SurveyPlot(SURVEY).spoken().contains("Alpha 0.9, seed 0"));
  }

  @Test
  void theNoiseBesideARunKeepsAsManyOnALineBetweenWhatWasMeasured() {
    assertEquals(
        List.of(0L, 1L), SURVEY.seeds().stream().map(SurveyPoint::seed).toList(), "in their order");
    SurveyPoint point = SURVEY.seeds().getFirst();
    double kept = point.kept().orElseThrow().value();
    Survey between =
        new Survey(
            0.6,
            List.of(point),
            List.of(noise(1, kept + 0.03, 0.7), noise(2, kept - 0.01, 0.5), noise(3, 0, 0.1)),
            "0.1");
    EqualNoise equal = between.noiseAsUseful(point).orElseThrow();
    assertEquals(1.75, equal.level(), 1e-9);
    assertEquals(0.55, equal.read().value(), 1e-9);
    assertEquals(0.53, equal.read().low(), 1e-9);
    Survey louder = new Survey(0.6, List.of(point), List.of(noise(1, kept - 0.1, 0.7)), "0.1");
    assertTrue(louder.noiseAsUseful(point).isEmpty(), "quieter noise was not measured");
    assertEquals(SURVEY, Survey.fromJson(SURVEY.toJson()));
  }

  private static SurveyPoint point(double alpha, long seed, SmallReport report) {
    AttackReport made = report.attack(AttackerKind.SEQUENCE, 0.27, 0.77).report();
    return new SurveyPoint(alpha, seed, 110, made);
  }

  private static BaselineRow noise(double level, double kept, double read) {
    return new BaselineRow(
        Mechanism.ISOTROPIC_GAUSSIAN,
        level,
        MatchedBy.CURVE,
        Map.of("answers_kept", new Figure(kept, 200, kept - 0.02, kept)),
        Map.of("mlp_private", new Figure(read, 2941, read - 0.02, read + 0.02)));
  }
}
