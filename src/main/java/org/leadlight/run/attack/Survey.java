package org.leadlight.run.attack;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** The most that an attacker reads of private words of the noise at a level. */
  public static Optional<Figure> worst(BaselineRow level) {
    return level.attack().entrySet().stream()
        .filter(read -> read.getKey().endsWith("_private"))
        .map(Map.Entry::getValue)
        .max(Comparator.comparingDouble(Figure::value));
  }

  /** The loudest measured noise that keeps at least as many answers; empty where none does. */
  public Optional<BaselineRow> noiseAsUseful(SurveyPoint point) {
    double kept = point.kept().map(Figure::value).orElse(1.0);
    return noise.stream().filter(level -> kept(level) >= kept).reduce((first, last) -> last);
  }

  private static double kept(BaselineRow level) {
    return Stream.ofNullable(level.utility().get("answers_kept"))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElse(0);
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
