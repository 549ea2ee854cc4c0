package org.leadlight.plot.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadlight.plot.Html;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.ControlVerdict;

/** The tables of what attackers read, written into a page. */
final class ReadingTables {

  private final AttackReport report;
  private final AttackWords words;
  private final Html page;

  ReadingTables(AttackReport report, AttackWords words, Html page) {
    this.report = report;
    this.words = words;
    this.page = page;
  }

  /** What each attacker read of its controls, and which did not come out as they must. */
  void controls() {
    page.element("h2", "Controls")
        .element(
            "p",
            "muted",
            "Each attacker reads a case that leaks everything, and noise alone: it must read the"
                + " first almost completely and the second no better than chance.");
    List<ControlVerdict> verdicts = report.controls();
    long held = verdicts.stream().filter(ControlVerdict::holds).count();
    page.element("p", held + " of " + verdicts.size() + " came out as they must.");
    for (ControlVerdict verdict : verdicts) {
      if (!verdict.holds()) {
        page.element("p", "failed", verdict.sentence());
      }
    }
    List<List<String>> rows = new ArrayList<>();
    List<AttackRow> told = new ArrayList<>();
    for (AttackRow attack : report.rows(AttackRole.ATTACK)) {
      if (told.stream().noneMatch(attack::sameAttacker)) {
        told.add(attack);
        rows.add(control(attack, verdicts));
      }
    }
    page.table(
        "numbers wide",
        List.of(
            "",
            "everything leaks: reads",
            "noise: reads, private",
            "noise: reads, all",
            "chance, private",
            "chance, all",
            "as they must"),
        rows);
  }

  private List<String> control(AttackRow attack, List<ControlVerdict> verdicts) {
    boolean holds =
        verdicts.stream()
            .filter(
                verdict ->
                    verdict.kind() == attack.kind() && verdict.detail().equals(attack.detail()))
            .allMatch(ControlVerdict::holds);
    return List.of(
        words.full(attack),
        control(attack, AttackRole.MUST_LEAK, "all_top1"),
        control(attack, AttackRole.MUST_NOT_LEAK, "private_top1"),
        control(attack, AttackRole.MUST_NOT_LEAK, "all_top1"),
        control(attack, AttackRole.MUST_NOT_LEAK, "blind_private"),
        control(attack, AttackRole.MUST_NOT_LEAK, "blind_all"),
        holds ? "\u2713 yes" : "\u2717 no");
  }

  private String control(AttackRow attack, AttackRole role, String figure) {
    return report.rows(role).stream()
        .filter(attack::sameAttacker)
        .findFirst()
        .map(row -> Cells.share(row, figure))
        .orElse(Cells.NOTHING);
  }

  /** Every figure of every attacker, and what each learned from. */
  void attackers() {
    List<List<String>> rows = new ArrayList<>();
    for (AttackRow row : report.rows(AttackRole.ATTACK)) {
      rows.add(
          List.of(
              words.full(row),
              Cells.share(row, "private_top1"),
              Cells.share(row, "private_top5"),
              Cells.share(row, "private_top10"),
              Cells.share(row, "private_items_exact"),
              Cells.share(row, "all_top1"),
              Cells.share(row, "all_top5"),
              Cells.share(row, "all_top10")));
    }
    page.element("p", "muted", "In percent, with 95 % intervals by conversation.")
        .table(
            "numbers wide",
            List.of("", "private", "in 5", "in 10", "whole items", "all words", "in 5", "in 10"),
            rows);
    budgets();
  }

  private void budgets() {
    List<List<String>> rows = new ArrayList<>();
    for (AttackRow row : report.rows(AttackRole.ATTACK)) {
      rows.add(
          List.of(
              words.full(row),
              Integer.toString(row.budget().conversations()),
              Integer.toString(row.budget().releases()),
              Integer.toString(row.budget().steps()),
              row.figure("pairs")
                  .map(pairs -> String.format(Locale.ROOT, "%,.0f", pairs.value()))
                  .orElse(Cells.NOTHING),
              Cells.share(row, "blind_private"),
              Cells.share(row, "blind_all"),
              Cells.share(row, "constant_private"),
              Cells.share(row, "constant_all"),
              String.format(Locale.ROOT, "%.1f", row.seconds())));
    }
    page.element(
            "p",
            "muted",
            "What each learned from, and in percent what it reads when it sees nothing (chance) and"
                + " what naming the most frequent word gets (constant).")
        .table(
            "numbers wide",
            List.of(
                "",
                "conversations",
                "releases",
                "steps",
                "pairs",
                "chance, private",
                "chance, all",
                "constant, private",
                "constant, all",
                "seconds"),
            rows);
  }

  /** By kind of private item and by how often the attacker's own data use a word. */
  void parts(AttackRow row) {
    List<List<String>> rows = new ArrayList<>();
    row.figures()
        .forEach(
            (name, figure) -> {
              if (name.startsWith("kind_") || name.startsWith("frequency_")) {
                rows.add(
                    List.of(part(name), Cells.share(row, name), Long.toString(figure.count())));
              }
            });
    if (!rows.isEmpty()) {
      page.element("h2", "By kind of private item and by frequency of the word")
          .element("p", "muted", words.full(row) + ", in percent")
          .table("numbers", List.of("", "read", "n"), rows);
    }
  }

  private static String part(String name) {
    if (name.startsWith("frequency_")) {
      String bucket = name.substring("frequency_".length()).replace("_top1", "");
      return "words seen " + bucket.replace("_up", " or more").replace('_', '\u2013') + " times";
    }
    String kind = name.substring("kind_".length());
    return kind.endsWith("_exact")
        ? kind.substring(0, kind.length() - "_exact".length()) + ", whole items"
        : kind.replace("_top1", "") + ", words";
  }
}
