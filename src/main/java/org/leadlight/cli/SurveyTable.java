package org.leadlight.cli;

import java.util.Locale;
import java.util.Optional;
import org.leadlight.plot.attack.AttackWords;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.Survey;
import org.leadlight.run.attack.Survey.EqualNoise;
import org.leadlight.run.attack.SurveyPoint;

/** A survey as a table in Markdown. */
final class SurveyTable {

  private static final AttackWords WORDS = AttackWords.load();

  private final Survey survey;
  private final StringBuilder text = new StringBuilder();

  SurveyTable(Survey survey) {
    this.survey = survey;
  }

  String text() {
    line(
        "| alpha | seed | answers kept | worst attacker on private words | who | noise that keeps"
            + " as many, x rms(E) | its worst attacker | minutes |");
    line("|---|---|---|---|---|---|---|---|");
    survey.points().forEach(this::point);
    line("");
    survey.points().stream()
        .map(point -> WORDS.missing(point.report()))
        .filter(missing -> !missing.isEmpty())
        .distinct()
        .forEach(missing -> line("%s", missing));
    line("Noise that keeps as many answers lies on a straight line between two measured levels.");
    line("");
    line("Plain Gaussian noise:");
    line("");
    line("| x rms(E) | answers kept | worst attacker on private words |");
    line("|---|---|---|");
    survey.noise().forEach(this::noise);
    double minutes =
        survey.points().stream()
            .mapToDouble(point -> point.trainingSeconds() + point.report().seconds())
            .sum();
    line("");
    line("%.0f minutes for all runs and their attackers.", minutes / 60);
    return text.toString();
  }

  private void point(SurveyPoint point) {
    Optional<EqualNoise> noise = survey.noiseAsUseful(point);
    line(
        "| %s | %d | %s | %s | %s | %s | %s | %.1f + %.1f |",
        point.alpha(),
        point.seed(),
        share(point.kept()),
        share(point.worst()),
        point.report().headline().map(WORDS::full).orElse("a control failed"),
        noise.map(equal -> String.format(Locale.ROOT, "%.2f", equal.level())).orElse("-"),
        share(noise.map(EqualNoise::read)),
        point.trainingSeconds() / 60,
        point.report().seconds() / 60);
  }

  private void noise(BaselineRow level) {
    line(
        "| %s | %s | %s |",
        level.level(),
        share(Optional.ofNullable(level.utility().get("answers_kept"))),
        share(level.worst()));
  }

  private static String share(Optional<Figure> figure) {
    return figure
        .map(
            known ->
                String.format(
                    Locale.ROOT,
                    "%.1f %% (%.1f to %.1f)",
                    100 * known.value(),
                    100 * known.low(),
                    100 * known.high()))
        .orElse("-");
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
