package org.leadlight.cli;

import java.util.Locale;
import java.util.Optional;
import org.leadlight.plot.attack.AttackWords;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.ControlVerdict;

/** What attackers read, laid out for people. */
final class AttackTable {

  private static final AttackWords WORDS = AttackWords.load();
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final AttackReport report;
  private final boolean coloured;
  private final StringBuilder text = new StringBuilder();

  /**
   * The table of a report.
   *
   * @param coloured whether the terminal shows colours
   */
  AttackTable(AttackReport report, boolean coloured) {
    this.report = report;
    this.coloured = coloured;
  }

  String text() {
    line(
        "Run %d after step %d, %d conversations, %d seeds, %.0f s",
        report.run(), report.step(), report.victims(), report.plan().seeds(), report.seconds());
    line("%n  %-42s %-24s %-24s", "What each attacker reads", "private words", "all words");
    report.rows(AttackRole.ATTACK).forEach(this::attack);
    controls();
    headline();
    line("");
    report.utility().forEach(this::utility);
    line("%n%s", (WORDS.promise() + " " + WORDS.missing(report)).strip());
    return text.toString();
  }

  private void attack(AttackRow row) {
    line(
        "  %-42s %-24s %-24s%s",
        WORDS.full(row),
        share(row.figure("private_top1")),
        share(row.figure("all_top1")),
        row.kind().countsForHeadline() ? "" : " beside the headline");
  }

  private static String share(Optional<Figure> figure) {
    return figure
        .filter(known -> known.count() > 0)
        .map(
            known ->
                String.format(
                    Locale.ROOT,
                    "%5.1f %% (%.1f to %.1f)",
                    100 * known.value(),
                    100 * known.low(),
                    100 * known.high()))
        .orElse("    -");
  }

  private void controls() {
    long failed = report.controls().stream().filter(verdict -> !verdict.holds()).count();
    line(
        "%n  Controls: %d of %d came out as they must.",
        report.controls().size() - failed, report.controls().size());
    for (ControlVerdict verdict : report.controls()) {
      if (!verdict.holds()) {
        red("  " + verdict.sentence());
      }
    }
  }

  private void headline() {
    Optional<AttackRow> worst = report.headline();
    if (worst.isPresent()) {
      boolean anyPrivate =
          worst.get().figure("private_top1").filter(f -> f.count() > 0).isPresent();
      line(
          "  Worst attacker on one release: %s reads %s of %s words.",
          WORDS.full(worst.get()),
          share(worst.get().figure(anyPrivate ? "private_top1" : "all_top1")).strip(),
          anyPrivate ? "private" : "all");
    } else if (report.controlsHold()) {
      red("  No headline: no attacker that reads one release was run.");
    } else {
      red("  No headline: a control did not come out as it must, so these figures prove nothing.");
    }
  }

  private void utility(String name, Figure figure) {
    line(
        "  %-30s %s  n = %d",
        WORDS.figure(name),
        AttackReport.isShare(name, figure)
            ? share(Optional.of(figure))
            : String.format(Locale.ROOT, "%7.3f", figure.value()),
        figure.count());
  }

  private void red(String sentence) {
    line("%s", coloured ? RED + sentence + PLAIN : sentence);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
