package org.leadlight.workspace.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sheet as a page for people: tables, and the recipe as it is. */
final class SheetPage {

  private final JsonNode sheet;
  private final Markdown page = new Markdown();

  SheetPage(JsonNode sheet) {
    this.sheet = sheet;
  }

  String text() {
    JsonNode run = sheet.path("run");
    page.title(
        1,
        "Reproducibility sheet of run "
            + run.path("id").longValue()
            + ": "
            + Markdown.plain(words(run.path("name"))));
    page.table(List.of("Run", ""), facts());
    result();
    changes();
    page.title(2, "Computed with")
        .table(List.of("", ""), machine(sheet.path("provenance"), sheet.path("runtime")));
    earlier();
    page.title(2, "Model and data").table(List.of("File", "SHA-256"), files());
    page.title(2, "Recipe")
        .paragraph(
            "`leadlight train` reads it from a file, `leadlight replay "
                + words(sheet.at("/run/id"))
                + "` repeats the run with its live changes. Everything random is derived from its"
                + " seed, "
                + words(sheet.at("/seeds/training"))
                + ".")
        .block("json", sheet.path("recipe").toPrettyString());
    return page.text();
  }

  private List<List<String>> facts() {
    JsonNode run = sheet.path("run");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("state", Markdown.plain(words(run.path("state")))));
    rows.add(List.of("steps", words(run.path("step")) + " of " + words(run.path("steps"))));
    rows.add(List.of("origin", origin()));
    add(rows, "message", run.path("message"));
    add(rows, "created", run.path("created"));
    add(rows, "started", run.path("started"));
    add(rows, "ended", run.path("ended"));
    rows.add(List.of("went on from a checkpoint", words(run.path("rewinds")) + " times"));
    return rows;
  }

  private String origin() {
    JsonNode origin = sheet.path("origin");
    if (origin.has("branch_of")) {
      return "branch of run "
          + words(origin.path("branch_of"))
          + " after step "
          + words(origin.path("step"));
    }
    return origin.has("replay_of")
        ? "repeats run " + words(origin.path("replay_of"))
        : "a recipe of its own";
  }

  private void result() {
    JsonNode result = sheet.path("result");
    page.title(2, "Result");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("parametersSha256", Markdown.code(words(result.path("parametersSha256")))));
    if (result.has("weights_after_step")) {
      rows.add(List.of("weights kept", "after step " + words(result.path("weights_after_step"))));
    }
    rows.add(List.of("best by", Markdown.code(words(result.path("best_by")))));
    page.table(List.of("", ""), rows);
    figures("Last evaluation", result.path("last"));
    figures("Best evaluation", result.path("best"));
  }

  private void figures(String title, JsonNode evaluation) {
    if (evaluation.isMissingNode()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> figure : evaluation.path("figures").properties()) {
      JsonNode value = figure.getValue();
      rows.add(
          List.of(
              Markdown.code(figure.getKey()),
              number(value.path("value")),
              number(value.path("low")) + " to " + number(value.path("high")),
              words(value.path("count"))));
    }
    page.paragraph(title + ", after step " + words(evaluation.path("step")) + ":")
        .table(List.of("Figure", "Value", "95 % interval", "n"), rows);
  }

  private void changes() {
    page.title(2, "Live changes");
    if (sheet.path("live_changes").isEmpty()) {
      page.paragraph("None: the recipe as it stands below was trained from start to end.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode change : sheet.path("live_changes")) {
      rows.add(
          List.of(
              change.has("step") ? words(change.path("step")) : "",
              Markdown.plain(words(change.path("kind"))),
              details(change),
              Markdown.plain(words(change.path("state"))),
              Markdown.plain(words(change.path("reason")))));
    }
    page.table(List.of("Step", "What", "Numbers", "State", "Why"), rows);
  }

  private static String details(JsonNode change) {
    List<String> details = new ArrayList<>();
    for (Map.Entry<String, JsonNode> value : change.path("values").properties()) {
      details.add(value.getKey() + "=" + words(value.getValue()));
    }
    if (change.has("keep")) {
      details.add("keep=" + words(change.path("keep")));
    }
    return Markdown.code(String.join(" ", details));
  }

  /** With what the steps before a resumption were computed, where that was something else. */
  private void earlier() {
    for (JsonNode part : sheet.path("provenance").path("earlier")) {
      page.paragraph("The steps before " + words(part.path("until_step")) + " were computed with:")
          .table(List.of("", ""), machine(part.path("provenance"), part.path("runtime")));
    }
  }

  private static List<List<String>> machine(JsonNode provenance, JsonNode runtime) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "Leadlight", provenance.at("/program/version"));
    add(rows, "revision", provenance.at("/program/revision"));
    add(rows, "Java", provenance.path("java"));
    add(rows, "system", provenance.path("system"));
    add(rows, "engine", runtime.path("engine"));
    add(rows, "device", runtime.path("device"));
    add(rows, "threads", runtime.path("threads"));
    add(rows, "fast products", runtime.at("/matmul/fast"));
    for (Map.Entry<String, JsonNode> route : runtime.at("/aten/routes").properties()) {
      add(rows, "kernel of " + Markdown.plain(route.getKey()), route.getValue());
    }
    return rows.isEmpty() ? List.of(List.of("not recorded", "")) : rows;
  }

  private List<List<String>> files() {
    JsonNode provenance = sheet.path("provenance");
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> file : provenance.path("model").properties()) {
      rows.add(List.of("model, " + Markdown.plain(file.getKey()), hash(file.getValue())));
    }
    rows.add(List.of("data.train", hash(provenance.path("data.train"))));
    rows.add(List.of("data.validation", hash(provenance.path("data.validation"))));
    return rows;
  }

  private static String hash(JsonNode hash) {
    return hash.isMissingNode() ? "not recorded" : Markdown.code(words(hash));
  }

  private static void add(List<List<String>> rows, String name, JsonNode value) {
    if (!words(value).isEmpty()) {
      rows.add(List.of(name, Markdown.plain(words(value))));
    }
  }

  private static String words(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
  }

  private static String number(JsonNode value) {
    return String.format(Locale.ROOT, "%.4f", value.doubleValue());
  }
}
