package org.leadlight.run.attack;

import java.util.Optional;
import org.leadlight.run.Figure;

/**
 * One run of a {@link Survey}.
 *
 * @param alpha of its recipe
 * @param seed of its recipe
 * @param trainingSeconds from its start to its end
 * @param report what attackers read of it
 */
public record SurveyPoint(double alpha, long seed, double trainingSeconds, AttackReport report) {

  /** The answers kept; empty where nothing was measured. */
  public Optional<Figure> kept() {
    return Optional.ofNullable(report.utility().get("answers_kept"));
  }

  /** What the worst attacker reads of private words; empty where a control failed. */
  public Optional<Figure> worst() {
    return report.headline().flatMap(row -> row.figure("private_top1"));
  }
}
