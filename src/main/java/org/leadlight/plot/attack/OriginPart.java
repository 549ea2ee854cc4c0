package org.leadlight.plot.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadlight.plot.Html;
import org.leadlight.run.attack.AttackReport;
import tools.jackson.databind.JsonNode;

/** What the numbers of a report rest on, written into a page: recipe, live changes, versions. */
final class OriginPart {

  private final AttackReport report;
  private final JsonNode sheet;
  private final Html page;

  /**
   * A part of a page.
   *
   * @param sheet the reproducibility sheet of the run
   */
  OriginPart(AttackReport report, JsonNode sheet, Html page) {
    this.report = report;
    this.sheet = sheet;
    this.page = page;
  }

  /** What the run is called. */
  String runName() {
    return at("/run/name");
  }

  /** Writes it. */
  void write() {
    changes();
    page.element("h2", "Recipe").element("pre", sheet.path("recipe").toPrettyString());
    madeWith();
  }

  private void changes() {
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
  }

  private void madeWith() {
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
    made.add(List.of("data.attacker, SHA-256", at("/provenance/data.attacker")));
    sheet
        .at("/provenance/model")
        .properties()
        .forEach(
            file ->
                made.add(List.of("model, " + file.getKey() + ", SHA-256", plain(file.getValue()))));
    made.removeIf(line -> line.getLast().isEmpty());
    page.table("words", List.of("", ""), made);
  }

  private String at(String pointer) {
    return plain(sheet.at(pointer));
  }

  private static String plain(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
  }
}
