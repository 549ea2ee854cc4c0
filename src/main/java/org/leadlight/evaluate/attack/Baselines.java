package org.leadlight.evaluate.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.MatchedBy;
import org.leadlight.run.attack.Mechanism;

/**
 * Other mechanisms at matched utility: their level is found by bisection until they keep as many
 * answers, or have the same KL, as the run; a few levels around it make a curve ({@code
 * mathematics.md} 14).
 */
public final class Baselines {

  private static final List<Double> CURVE = List.of(0.5, 0.75, 1.5, 2.0); // times the matched level

  private final Mechanisms mechanisms;
  private final Function<ReleaseChannel, Map<String, Figure>> utility;
  private final Function<ReleaseChannel, Map<String, Figure>> attack;
  private final Progress progress;

  /**
   * Baselines.
   *
   * @param mechanisms makes them
   * @param utility measures {@code answers_kept} and {@code kl} of a channel, among others
   * @param attack what attackers read of a channel, by name
   * @param progress is told how far it is
   */
  public Baselines(
      Mechanisms mechanisms,
      Function<ReleaseChannel, Map<String, Figure>> utility,
      Function<ReleaseChannel, Map<String, Figure>> attack,
      Progress progress) {
    this.mechanisms = mechanisms;
    this.utility = utility;
    this.attack = attack;
    this.progress = progress;
  }

  /**
   * All mechanisms, the transform last.
   *
   * @param run the utility of the run, measured on the same conversations
   * @param withCurve whether levels around the matched one are measured too
   */
  public List<BaselineRow> rows(Map<String, Figure> run, boolean withCurve) {
    List<BaselineRow> rows = new ArrayList<>();
    for (Mechanism mechanism : Mechanism.values()) {
      progress.at((double) mechanism.ordinal() / Mechanism.values().length);
      switch (mechanism) {
        case MEAN_ONLY -> rows.add(row(mechanism, 0, MatchedBy.CURVE));
        case TRANSFORM -> rows.add(row(mechanism, 0, MatchedBy.ITSELF));
        default -> rows.addAll(rows(mechanism, run, withCurve));
      }
    }
    return rows;
  }

  private List<BaselineRow> rows(Mechanism mechanism, Map<String, Figure> run, boolean withCurve) {
    Map<Double, Map<String, Figure>> known = new LinkedHashMap<>();
    double byAnswers = level(mechanism, "answers_kept", 1, run, known);
    double byKl = level(mechanism, "kl", -1, run, known);
    List<BaselineRow> rows = new ArrayList<>();
    rows.add(row(mechanism, byAnswers, MatchedBy.ANSWERS_KEPT));
    rows.add(row(mechanism, byKl, MatchedBy.KL));
    if (withCurve) {
      CURVE.forEach(factor -> rows.add(row(mechanism, factor * byKl, MatchedBy.CURVE)));
    }
    return rows;
  }

  /** The level at which a figure, falling with it when multiplied by the sign, meets the run's. */
  private double level(
      Mechanism mechanism,
      String figure,
      int sign,
      Map<String, Figure> run,
      Map<Double, Map<String, Figure>> known) {
    return MatchedLevel.find(
        level -> {
          progress.at((double) mechanism.ordinal() / Mechanism.values().length);
          return sign
              * value(
                  known.computeIfAbsent(level, at -> utility.apply(mechanisms.of(mechanism, at))),
                  figure);
        },
        sign * value(run, figure));
  }

  private static double value(Map<String, Figure> figures, String name) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException("a utility has no figure " + name);
    }
    return figure.value();
  }

  private BaselineRow row(Mechanism mechanism, double level, MatchedBy matchedBy) {
    ReleaseChannel channel = mechanisms.of(mechanism, level);
    return new BaselineRow(
        mechanism, level, matchedBy, utility.apply(channel), attack.apply(channel));
  }
}
