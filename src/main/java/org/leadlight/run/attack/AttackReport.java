package org.leadlight.run.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.Figure;
import tools.jackson.databind.ObjectMapper;

/**
 * What attackers read of a run beside what it is worth: one report ({@code mathematics.md} 14).
 *
 * @param run the run's number
 * @param step steps taken by its transform
 * @param plan which attackers were run and how
 * @param victims conversations read
 * @param utility figures by name: {@code answers_kept}, {@code reference_answers}, {@code
 *     top1_agreement}, {@code kl}, {@code noise_rms}, {@code cosine_layer_<k>}, {@code
 *     perplexity_ratio}
 * @param noise the noise measures by name
 * @param rows what every attacker read, controls included
 * @param baselines other mechanisms
 * @param answers some answers side by side
 * @param version of the program
 * @param seconds the whole took
 */
public record AttackReport(
    long run,
    long step,
    AttackPlan plan,
    int victims,
    Map<String, Figure> utility,
    Map<String, Figure> noise,
    List<AttackRow> rows,
    List<BaselineRow> baselines,
    List<AnswerPair> answers,
    String version,
    double seconds) {

  private static final ObjectMapper JSON = AttackFormat.mapper();

  /** Keeps its own copies. */
  public AttackReport {
    utility = Collections.unmodifiableMap(new LinkedHashMap<>(utility));
    noise = Collections.unmodifiableMap(new LinkedHashMap<>(noise));
    rows = List.copyOf(rows);
    baselines = List.copyOf(baselines);
    answers = List.copyOf(answers);
  }

  /** The rows of a role. */
  public List<AttackRow> rows(AttackRole role) {
    return rows.stream().filter(row -> row.role() == role).toList();
  }

  /** Both controls of every attacker that was run. */
  public List<ControlVerdict> controls() {
    List<ControlVerdict> verdicts = new ArrayList<>();
    List<AttackRow> judged = new ArrayList<>();
    for (AttackRow attack : rows(AttackRole.ATTACK)) {
      if (judged.stream().noneMatch(attack::sameAttacker)) {
        judged.add(attack);
        verdicts.add(verdict(attack, AttackRole.MUST_LEAK));
        verdicts.add(verdict(attack, AttackRole.MUST_NOT_LEAK));
      }
    }
    return verdicts;
  }

  /** Whether every control came out as it must. */
  public boolean controlsHold() {
    return controls().stream().allMatch(ControlVerdict::holds);
  }

  private ControlVerdict verdict(AttackRow attack, AttackRole role) {
    return rows(role).stream()
        .filter(attack::sameAttacker)
        .findFirst()
        .map(ControlVerdict::of)
        .orElseGet(() -> ControlVerdict.missing(attack, role));
  }

  /**
   * The worst attacker on one release that was told nothing: who reads most private words, or most
   * of all words where none is private. Empty when a control fails or none was run.
   */
  public Optional<AttackRow> headline() {
    if (!controlsHold()) {
      return Optional.empty();
    }
    boolean anyPrivate = rows.stream().anyMatch(row -> row.ranksPrivate().total() > 0);
    String figure = anyPrivate ? "private_top1" : "all_top1";
    return rows(AttackRole.ATTACK).stream()
        .filter(row -> row.kind().countsForHeadline())
        .max(Comparator.comparingDouble(row -> row.value(figure)));
  }

  /** Attackers that count for the headline and were not run, in their order. */
  public List<AttackerKind> missing() {
    return Arrays.stream(AttackerKind.values())
        .filter(AttackerKind::countsForHeadline)
        .filter(kind -> rows(AttackRole.ATTACK).stream().noneMatch(row -> row.kind() == kind))
        .toList();
  }

  /**
   * Whether a figure of {@link #utility} or {@link #noise} is a share that is read in percent:
   * shares carry an interval within 0 to 1; cosines and ratios may too, and are none.
   */
  public static boolean isShare(String name, Figure figure) {
    return !name.startsWith("cosine")
        && !name.endsWith("ratio")
        && figure.high() > figure.low()
        && figure.low() >= 0
        && figure.high() <= 1;
  }

  /** The report as one JSON object, snake_case. */
  public String toJson() {
    return JSON.writeValueAsString(this);
  }

  /** Reads what {@link #toJson} wrote. */
  public static AttackReport fromJson(String json) {
    return JSON.readValue(json, AttackReport.class);
  }
}
