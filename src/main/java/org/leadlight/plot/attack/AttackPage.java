package org.leadlight.plot.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AnswerPair;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.ControlVerdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as one page of HTML that needs nothing else: no script, no request, every figure in it.
 */
public final class AttackPage {

  private static final String STYLE = "/assets/css/report.css";
  private static final double WIDTH = 940;
  private static final double HALF_WIDTH = 460;
  private static final double LETTER = 0.55; // of its size, about as wide as Inter's letters

  private final AttackReport report;
  private final JsonNode sheet;
  private final AttackWords words = AttackWords.load();
  private final Html page = new Html();

  private AttackPage(AttackReport report, JsonNode sheet) {
    this.report = report;
    this.sheet = sheet;
  }

  /**
   * The page of a report.
   *
   * @param sheetJson the reproducibility sheet of its run
   */
  public static String html(AttackReport report, String sheetJson) {
    JsonNode sheet = JsonMapper.builder().build().readTree(sheetJson);
    return new AttackPage(report, sheet).write();
  }

  private String write() {
    String title = "Privacy report of run " + report.run() + ": " + at("/run/name");
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width\"/>\n")
        .element("title", title)
        .raw("<style>\n" + style() + "</style></head>\n<body><main>\n")
        .element("h1", title)
        .element(
            "p",
            "muted",
            "The weights after step %d, read on %d conversations that neither the transform nor an attacker was trained on; seeds: %d, from %d."
                .formatted(
                    report.step(), report.victims(), report.plan().seeds(), report.plan().seed()));
    headline();
    page.element("p", "promise", words.promise());
    utility();
    controls();
    attackers();
    ranks();
    curves();
    parts();
    baselines();
    figures("Measures of the noise", report.noise());
    answers();
    provenance();
    return page.raw("</main></body></html>\n").text();
  }

  private static String style() {
    try (InputStream in = Objects.requireNonNull(AttackPage.class.getResourceAsStream(STYLE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void headline() {
    Optional<AttackRow> worst = report.headline();
    if (worst.isEmpty()) {
      page.element(
          "p",
          "failed",
          report.controlsHold()
              ? "No headline: no attacker that reads one release was run."
              : "No headline: a control did not come out as it must, so the figures below prove"
                  + " nothing.");
      return;
    }
    AttackRow row = worst.get();
    boolean anyPrivate = row.figure("private_top1").filter(f -> f.count() > 0).isPresent();
    Figure read = row.figure(anyPrivate ? "private_top1" : "all_top1").orElseThrow();
    page.open("p", "headline")
        .element("strong", Marks.percent(read.value()) + " %")
        .element(
            "span",
            "of %s words, from one release (95 %%: %s to %s, n = %d). Worst attacker: %s."
                .formatted(
                    anyPrivate ? "private" : "all",
                    Marks.percent(read.low()),
                    Marks.percent(read.high()),
                    read.count(),
                    words.full(row)))
        .raw("</p>\n");
  }

  private void utility() {
    figures("What is kept", report.utility());
  }

  private void figures(String title, Map<String, Figure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    page.element("h2", title);
    List<List<String>> rows = new ArrayList<>();
    figures.forEach(
        (name, figure) ->
            rows.add(
                List.of(
                    words.figure(name),
                    number(figure),
                    interval(figure),
                    Long.toString(figure.count()))));
    page.table("numbers", List.of("", "value", "95 % interval", "n"), rows);
  }

  /** Shares carry an interval within 0 to 1; what has none is a plain number. */
  private static boolean isShare(Figure figure) {
    return figure.high() > figure.low() && figure.low() >= 0 && figure.high() <= 1;
  }

  private static String number(Figure figure) {
    return isShare(figure)
        ? Marks.percent(figure.value()) + " %"
        : String.format(Locale.ROOT, "%.4f", figure.value());
  }

  private static String interval(Figure figure) {
    if (!(figure.high() > figure.low())) {
      return "\u2013";
    }
    return isShare(figure)
        ? Marks.percent(figure.low()) + " to " + Marks.percent(figure.high())
        : String.format(Locale.ROOT, "%.4f to %.4f", figure.low(), figure.high());
  }

  private static String share(AttackRow row, String name) {
    return row.figure(name)
        .filter(figure -> figure.count() > 0)
        .map(
            figure ->
                "%s (%s\u2013%s)"
                    .formatted(
                        Marks.percent(figure.value()),
                        Marks.percent(figure.low()),
                        Marks.percent(figure.high())))
        .orElse("\u2013");
  }

  private void controls() {
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
        .map(row -> share(row, figure))
        .orElse("\u2013");
  }

  private void attackers() {
    page.element("h2", "What each attacker reads").element("p", "muted", words.measure());
    figure(new ReadingPlot(report, words), WIDTH);
    List<List<String>> rows = new ArrayList<>();
    for (AttackRow row : report.rows(AttackRole.ATTACK)) {
      rows.add(
          List.of(
              words.full(row),
              share(row, "private_top1"),
              share(row, "private_top5"),
              share(row, "private_top10"),
              share(row, "private_items_exact"),
              share(row, "all_top1"),
              share(row, "all_top5"),
              share(row, "all_top10")));
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
                  .orElse("\u2013"),
              share(row, "blind_private"),
              share(row, "blind_all"),
              share(row, "constant_private"),
              share(row, "constant_all"),
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

  private Optional<AttackRow> shown() {
    return report.headline().or(() -> report.rows(AttackRole.ATTACK).stream().findFirst());
  }

  private void ranks() {
    shown()
        .ifPresent(
            row -> {
              page.element("h2", "Rank of the true word").element("p", "muted", words.full(row));
              figure(new RankBars(row, words), WIDTH);
            });
  }

  private void curves() {
    Optional<SharePlot> releases = SharePlot.ofReleases(report, words);
    Optional<SharePlot> layers = SharePlot.ofLayers(report, words);
    if (releases.isEmpty() && layers.isEmpty()) {
      return;
    }
    page.open("div", "beside");
    releases.ifPresent(
        plot ->
            curve(
                "Asking again: the average of many releases",
                "nearest word (solid) or trained inverter (dashed); only with the option fresh",
                plot));
    layers.ifPresent(
        plot ->
            curve(
                "Reading a hidden state, layer by layer",
                "attacker trained on own releases (solid) or clean states (dashed)",
                plot));
    page.raw("</div>\n");
  }

  private void curve(String title, String subtitle, SharePlot plot) {
    page.raw("<div>").element("h2", title).element("p", "muted", subtitle);
    figure(plot, HALF_WIDTH);
    page.raw("</div>\n");
  }

  private void figure(AttackFigure figure, double width) {
    SvgDrawing drawing = new SvgDrawing(width, figure.height(), AttackPage::about);
    figure.paint(drawing, AttackTheme.LIGHT, width, figure.height());
    String svg = drawing.document();
    String named = "<svg role=\"img\" aria-label=\"" + Html.escaped(figure.spoken()) + "\" ";
    page.raw(svg.substring(svg.indexOf("<svg")).replaceFirst("<svg ", quoted(named)));
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  private static double about(String text, Lettering lettering) {
    return text.length() * lettering.size() * (lettering.bold() ? 1.06 : 1) * LETTER;
  }

  /** By kind of private item and by how often the attacker's own data use a word. */
  private void parts() {
    shown()
        .ifPresent(
            row -> {
              List<List<String>> rows = new ArrayList<>();
              row.figures()
                  .forEach(
                      (name, figure) -> {
                        if (name.startsWith("kind_") || name.startsWith("frequency_")) {
                          rows.add(
                              List.of(part(name), share(row, name), Long.toString(figure.count())));
                        }
                      });
              if (!rows.isEmpty()) {
                page.element("h2", "By kind of private item and by frequency of the word")
                    .element("p", "muted", words.full(row) + ", in percent")
                    .table("numbers", List.of("", "read", "n"), rows);
              }
            });
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

  private void baselines() {
    if (report.baselines().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (BaselineRow row : report.baselines()) {
      List<String> read = new ArrayList<>();
      row.attack().forEach((name, figure) -> read.add(words.figure(name) + " " + number(figure)));
      List<String> kept = new ArrayList<>();
      row.utility().forEach((name, figure) -> kept.add(words.figure(name) + " " + number(figure)));
      rows.add(
          List.of(
              words.mechanism(row.mechanism()),
              String.format(Locale.ROOT, "%.3f", row.level()),
              words.get("matched." + row.matchedBy().id()),
              String.join(", ", kept),
              String.join(", ", read)));
    }
    page.element("h2", "Other mechanisms at the same usefulness");
    BaselinePlot.of(report, words)
        .ifPresent(
            plot -> {
              page.element(
                  "p",
                  "muted",
                  "Private words that the %s reads, over answers kept; down and to the right is better."
                      .formatted(words.title(plot.reader()).toLowerCase(Locale.ROOT)));
              figure(plot, HALF_WIDTH);
            });
    page.table(
        "words", List.of("mechanism", "level, \u00d7 rms(E)", "chosen by", "kept", "read"), rows);
  }

  private void answers() {
    if (report.answers().isEmpty()) {
      return;
    }
    page.element("h2", "Answers side by side").open("table", "words");
    page.raw("<thead><tr><th>prompt</th><th>answer</th><th>answer to what left</th><th></th>")
        .raw("</tr></thead><tbody>\n");
    for (AnswerPair pair : report.answers()) {
      page.raw("<tr>")
          .element("td", pair.prompt())
          .element("td", pair.cleanAnswer())
          .element("td", pair.transformedAnswer())
          .element("td", pair.kept() ? "\u2713 kept" : "changed")
          .raw("</tr>\n");
    }
    page.raw("</tbody></table>\n");
  }

  private void provenance() {
    page.element("h2", "Live changes");
    List<List<String>> changes = new ArrayList<>();
    for (JsonNode change : sheet.path("live_changes")) {
      changes.add(
          List.of(
              plain(change.path("step")),
              plain(change.path("kind")),
              change.has("values") ? change.path("values").toString() : plain(change.path("keep")),
              plain(change.path("state"))));
    }
    if (changes.isEmpty()) {
      page.element("p", "None: the recipe below was trained from start to end.");
    } else {
      page.table("words", List.of("step", "what", "numbers", "state"), changes);
    }
    page.element("h2", "Recipe").element("pre", sheet.path("recipe").toPrettyString());
    page.element("h2", "Made with");
    List<List<String>> made = new ArrayList<>();
    made.add(List.of("attacked by Leadlight", report.version()));
    made.add(List.of("attack took", String.format(Locale.ROOT, "%.1f s", report.seconds())));
    made.add(List.of("trained by Leadlight", at("/provenance/program/version")));
    made.add(List.of("revision", at("/provenance/program/revision")));
    made.add(List.of("Java", at("/provenance/java")));
    made.add(List.of("system", at("/provenance/system")));
    made.add(List.of("engine", at("/runtime/engine")));
    made.add(List.of("device", at("/runtime/device")));
    made.add(List.of("threads", at("/runtime/threads")));
    made.add(List.of("parameters, SHA-256", at("/result/parametersSha256")));
    made.add(List.of("data.train, SHA-256", at("/provenance/data.train")));
    made.add(List.of("data.validation, SHA-256", at("/provenance/data.validation")));
    page.table("words", List.of("", ""), made);
  }

  private String at(String pointer) {
    return plain(sheet.at(pointer));
  }

  private static String plain(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
  }
}
