package org.leadlight.app.privacy;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.Numbers;
import org.leadlight.plot.attack.AttackWords;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.ControlVerdict;
import org.leadlight.workspace.Attack;

/** What the screen says of a report and of the attack that makes one. */
final class PrivacyWords {

  private static final String NOTHING = "\u2013";
  private static final Set<AttackerKind> AVERAGES =
      EnumSet.of(AttackerKind.AVERAGED_NEAREST, AttackerKind.AVERAGED_MLP);

  private final Texts texts;
  private final AttackWords attackers;

  PrivacyWords(Texts texts, AttackWords attackers) {
    this.texts = texts;
    this.attackers = attackers;
  }

  String choice(RunChoice run) {
    return texts.format(
        "privacy.run", run.id(), run.name().replaceAll("\\R", " "), Numbers.fixed(run.steps(), 0));
  }

  /** What the last attack came to or how it stands. */
  String state(Attack attack) {
    return texts.get("privacy.state." + attack.state().name().toLowerCase(Locale.ROOT));
  }

  /** How far an attack is. */
  String progress(Attack attack) {
    return attack.stage().map(this::progress).orElseGet(() -> texts.get("privacy.progress.none"));
  }

  private String progress(AttackStage stage) {
    if (stage.whole() >= 1) {
      return texts.get("privacy.progress.last");
    }
    String part = texts.get("privacy.role." + stage.role().name().toLowerCase(Locale.ROOT));
    return texts.format(
        "privacy.progress", attackers.title(stage.kind()), part, stage.number(), stage.count());
  }

  /** Why an attack came to nothing, and what to do. */
  String failure(Attack attack) {
    return texts.format("privacy.failed", attack.message());
  }

  /** What to do where there is no report. */
  String hint(PrivacyReading reading) {
    if (reading.run() == 0) {
      return texts.get("privacy.hint.no.run");
    }
    if (reading.step().isEmpty()) {
      return texts.format("privacy.hint.no.weights", reading.run());
    }
    return reading.isAttacked()
        ? texts.get("privacy.hint.waiting")
        : texts.format("privacy.hint.attack", reading.run(), reading.step().getAsLong());
  }

  /** A share with its unit. */
  static String percent(double share) {
    return Numbers.fixed(100 * share, 1) + " %";
  }

  private static String bounds(Figure figure) {
    return Numbers.fixed(100 * figure.low(), 1)
        + "\u00a0\u2013\u00a0"
        + Numbers.fixed(100 * figure.high(), 1);
  }

  private static boolean isPrivate(AttackRow row) {
    return row.figure("private_top1").filter(figure -> figure.count() > 0).isPresent();
  }

  private static Optional<Figure> read(AttackRow row) {
    return row.figure(isPrivate(row) ? "private_top1" : "all_top1");
  }

  /** What the worst attacker reads; empty when there is no headline. */
  Optional<String> worst(AttackReport report) {
    return report.headline().flatMap(PrivacyWords::read).map(figure -> percent(figure.value()));
  }

  /** Of which words, from what, with the interval; in its place why there is no headline. */
  String worstOf(AttackReport report) {
    Optional<AttackRow> row = report.headline();
    if (row.isEmpty()) {
      return texts.get(report.controlsHold() ? "privacy.headline.none" : "privacy.headline.failed");
    }
    String key = isPrivate(row.get()) ? "privacy.worst.private" : "privacy.worst.all";
    return texts.format(key, read(row.get()).map(PrivacyWords::bounds).orElse(NOTHING));
  }

  /** Who it is. */
  String worstWho(AttackReport report) {
    return report.headline().map(attackers::full).orElse("");
  }

  /** What naming one word gets, and the most that many releases give away. */
  String beside(AttackReport report) {
    List<AttackRow> attacks = report.rows(AttackRole.ATTACK);
    String constant =
        attacks.stream()
            .flatMap(row -> row.figure("constant_private").stream())
            .findFirst()
            .map(figure -> texts.format("privacy.constant", percent(figure.value())))
            .orElse("");
    String many =
        attacks.stream()
            .filter(row -> AVERAGES.contains(row.kind()))
            .max(Comparator.comparingDouble(row -> row.value("private_top1")))
            .map(
                row ->
                    texts.format(
                        "privacy.averaged",
                        row.detail().orElse(0),
                        percent(row.value("private_top1"))))
            .orElse("");
    return (constant + " " + many).strip();
  }

  /** Answers kept. */
  String kept(AttackReport report) {
    return utility(report, "answers_kept").map(f -> percent(f.value())).orElse(NOTHING);
  }

  /** Its interval and how many. */
  String keptOf(AttackReport report) {
    return utility(report, "answers_kept")
        .map(figure -> texts.format("privacy.kept.of", bounds(figure), figure.count()))
        .orElse("");
  }

  /** The size of the noise. */
  String strength(AttackReport report) {
    return utility(report, "noise_rms")
        .map(figure -> Numbers.fixed(figure.value(), 1))
        .orElse(NOTHING);
  }

  private static Optional<Figure> utility(AttackReport report, String name) {
    return Optional.ofNullable(report.utility().get(name));
  }

  /** The control of a role that came out worst, and whether all of them hold. */
  String control(AttackReport report, AttackRole role) {
    List<AttackRow> rows = report.rows(role);
    Optional<AttackRow> worst =
        role == AttackRole.MUST_LEAK
            ? rows.stream().min(Comparator.comparingDouble(row -> row.value("all_top1")))
            : rows.stream().max(Comparator.comparingDouble(row -> row.value("private_top1")));
    String figure = role == AttackRole.MUST_LEAK ? "all_top1" : "private_top1";
    return worst
        .map(
            row ->
                texts.format(
                    "privacy.control." + role.name().toLowerCase(Locale.ROOT),
                    percent(row.value(figure))))
        .orElseGet(() -> texts.get("privacy.control.none"));
  }

  /** Whether every control of a role holds. */
  static boolean holds(AttackReport report, AttackRole role) {
    return !report.controls().isEmpty()
        && report.controls().stream()
            .filter(verdict -> verdict.role() == role)
            .allMatch(ControlVerdict::holds);
  }

  /** The chip beside a control. */
  String verdict(AttackReport report, AttackRole role) {
    String outcome = holds(report, role) ? "held" : "failed";
    return texts.get("privacy.verdict." + role.name().toLowerCase(Locale.ROOT) + "." + outcome);
  }

  /** The sentences of controls that failed. */
  String failures(AttackReport report) {
    return report.controls().stream()
        .filter(verdict -> !verdict.holds())
        .map(ControlVerdict::sentence)
        .reduce((one, next) -> one + " " + next)
        .orElse("");
  }

  /** What was read and how often, beside the promise. */
  String scope(AttackReport report) {
    String read =
        texts.format(
            report.plan().seeds() == 1 ? "privacy.scope.one" : "privacy.scope",
            report.victims(),
            report.step(),
            report.plan().seeds());
    return (read + " " + attackers.missing(report)).strip();
  }
}
