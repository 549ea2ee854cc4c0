package org.leadlight.run.attack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.leadlight.run.Figure;
import tools.jackson.databind.ObjectMapper;

/**
 * A recipe with several seeds and several alphas, each attacked, beside isotropic Gaussian noise
 * ({@code mathematics.md} 14).
 *
 * @param alpha of the recipe: the points with this alpha are its seeds
 * @param points ordered by alpha, then by seed
 * @param noise the noise at several levels, read by the attackers that read most of it
 * @param version of the program
 */
public record Survey(
    double alpha, List<SurveyPoint> points, List<BaselineRow> noise, String version) {

  private static final ObjectMapper JSON = AttackFormat.mapper();

  /** Orders its own copies. */
  public Survey {
    points =
        points.stream()
            .sorted(
                Comparator.comparingDouble(SurveyPoint::alpha).thenComparingLong(SurveyPoint::seed))
            .toList();
    noise = noise.stream().sorted(Comparator.comparingDouble(BaselineRow::level)).toList();
  }

  /** The recipe itself with its seeds. */
  public List<SurveyPoint> seeds() {
    return points.stream().filter(point -> point.alpha() == alpha).toList();
  }

  /**
   * Noise that keeps as many answers as a point, on the straight line between two measured levels.
   *
   * @param level times rms(E)
   * @param read what its worst attacker reads of private words
   */
  public record EqualNoise(double level, Figure read) {

    private static EqualNoise between(BaselineRow quiet, BaselineRow loud, double share) {
      Figure first = quiet.worst().orElseThrow();
      Figure last = loud.worst().orElseThrow();
      return new EqualNoise(
          between(quiet.level(), loud.level(), share),
          new Figure(
              between(first.value(), last.value(), share),
              Math.min(first.count(), last.count()),
              between(first.low(), last.low(), share),
              between(first.high(), last.high(), share)));
    }

    private static double between(double from, double to, double share) {
      return from + share * (to - from);
    }
  }

  /** The loudest noise that keeps as many answers; empty where it lies outside the measured. */
  public Optional<EqualNoise> noiseAsUseful(SurveyPoint point) {
    double wanted = point.kept().map(Figure::value).orElse(Double.NaN);
    List<BaselineRow> read = noise.stream().filter(level -> level.worst().isPresent()).toList();
    for (int i = read.size() - 1; i > 0; i--) {
      double quiet = kept(read.get(i - 1));
      double loud = kept(read.get(i));
      if (quiet >= wanted && wanted >= loud) {
        double share = quiet == loud ? 1 : (quiet - wanted) / (quiet - loud);
        return Optional.of(EqualNoise.between(read.get(i - 1), read.get(i), share));
      }
    }
    return Optional.empty();
  }

  private static double kept(BaselineRow level) {
    Figure kept = level.utility().get("answers_kept");
    return kept == null ? Double.NaN : kept.value();
  }

  /** The survey as one JSON object, snake_case. */
  public String toJson() {
    return JSON.writeValueAsString(this);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Survey fromJson(String json) {
    return JSON.readValue(json, Survey.class);
  }
}
