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
import java.util.regex.Matcher;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Html;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AnswerPair;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.BaselineRow;
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
  private final AttackWords words = AttackWords.load();
  private final Html page = new Html();
  private final ReadingTables tables;
  private final OriginPart origin;

  private AttackPage(AttackReport report, JsonNode sheet) {
    this.report = report;
    this.tables = new ReadingTables(report, words, page);
    this.origin = new OriginPart(report, sheet, page);
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
    String title = "Privacy report of run " + report.run() + ": " + origin.runName();
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
    page.element("p", "promise", (words.promise() + " " + words.missing(report)).strip());
    figures("What is kept", report.utility());
    tables.controls();
    page.element("h2", "What each attacker reads").element("p", "muted", words.measure());
    figure(new ReadingPlot(report, words), WIDTH);
    tables.attackers();
    ranks();
    curves();
    shown().ifPresent(tables::parts);
    baselines();
    figures("Measures of the noise", report.noise());
    answers();
    origin.write();
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
                    Cells.number(name, figure),
                    Cells.interval(name, figure),
                    Long.toString(figure.count()))));
    page.table("numbers", List.of("", "value", "95 % interval", "n"), rows);
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
                "nearest word (solid) or trained inverter (dashed); if every release draws new noise",
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
    page.raw(
        svg.substring(svg.indexOf("<svg")).replaceFirst("<svg ", Matcher.quoteReplacement(named)));
  }

  private static double about(String text, Lettering lettering) {
    return text.length() * lettering.size() * (lettering.bold() ? 1.06 : 1) * LETTER;
  }

  private void baselines() {
    if (report.baselines().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (BaselineRow row : report.baselines()) {
      List<String> read = new ArrayList<>();
      row.attack()
          .forEach(
              (name, figure) -> read.add(words.figure(name) + " " + Cells.whole(name, figure)));
      List<String> kept = new ArrayList<>();
      row.utility()
          .forEach(
              (name, figure) -> kept.add(words.figure(name) + " " + Cells.whole(name, figure)));
      rows.add(
          List.of(
              words.mechanism(row.mechanism()),
              row.level() > 0 ? String.format(Locale.ROOT, "%.3f", row.level()) : "-",
              words.get("matched." + row.matchedBy().id()),
              String.join(", ", kept),
              String.join(", ", read)));
    }
    page.element("h2", "Other mechanisms at the same usefulness");
    BaselinePlot.of(report, words)
        .ifPresent(
            plot -> {
              page.element("p", "muted", words.measure(plot));
              figure(plot, HALF_WIDTH);
            });
    page.table(
        "words", List.of("mechanism", "level, \u00d7 rms(E)", "chosen by", "kept", "read"), rows);
  }

  private void answers() {
    if (report.answers().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (AnswerPair pair : report.answers()) {
      rows.add(
          List.of(
              pair.prompt(),
              pair.cleanAnswer(),
              pair.transformedAnswer(),
              pair.kept() ? "\u2713 kept" : "changed"));
    }
    page.element("h2", "Answers side by side")
        .table("answers", List.of("prompt", "answer", "answer to what left", ""), rows);
  }
}
