package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Finding;
import org.leadlight.tensor.AtenChoices;
import org.leadlight.tensor.AtenOperation;
import org.leadlight.tensor.AtenRoute;
import org.leadlight.tensor.Gpu;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {

  @TempDir private Path folder;

  @Test
  void aMachineWithEverythingPassesAndSaysWhatIsThere() {
    JsonNode report = Terminal.run("doctor", "--workspace", folder, "--json").json();
    assertTrue(report.path("works").asBoolean());
    Map<String, JsonNode> findings = bySubject(report);
    for (String subject :
        List.of(
            "Java",
            "processors",
            "memory",
            "libtorch",
            "operations",
            "matrix products",
            "device",
            "folder",
            "version",
            "disk",
            "runs",
            "bundled")) {
      assertEquals("good", findings.get(subject).path("verdict").asString(), subject);
    }
    String operations = findings.get("operations").path("found").asString();
    for (AtenOperation operation : AtenOperation.values()) {
      String name = operation.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
      assertTrue(operations.contains(name), operations);
    }
    assertTrue(findings.get("matrix products").path("found").asString().contains("times as fast"));
  }

  @Test
  void aMissingDisplayIsToldAndFailsNothing() {
    Finding none = Finding.aside("desktop", "display", "No display.", "Nothing to do.");
    Terminal terminal = Terminal.run(desktop(none), "doctor", "--workspace", folder);
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("·  display           No display."), terminal.out());
    assertTrue(terminal.out().contains("→ Nothing to do."), terminal.out());
    assertTrue(terminal.out().endsWith("Everything the program needs is there.\n"));
  }

  @Test
  void aWorkspaceThatCannotBeWrittenEndsWithTwoAndSaysWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Terminal terminal = Terminal.run("doctor", "--workspace", file.resolve("below"), "--json");
    assertEquals(LeadlightCommand.MISTAKE, terminal.exitCode());
    JsonNode report = JsonMapper.builder().build().readTree(terminal.out());
    assertFalse(report.path("works").asBoolean());
    for (JsonNode finding : report.path("findings")) {
      boolean workspace = finding.path("area").asString().equals("workspace");
      assertEquals(workspace, finding.path("verdict").asString().equals("missing"));
      if (workspace) {
        assertTrue(finding.path("remedy").asString().contains("choose another folder"));
      }
    }
  }

  @Test
  void anEngineFolderThatCannotBeMadeIsMissingAndNamesTheSetting() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Finding finding = EngineCheck.folder(file.resolve("engine"));
    assertEquals(Finding.Verdict.MISSING, finding.verdict());
    assertTrue(finding.remedy().contains("ENGINE_CACHE_DIR"));
    assertEquals(Finding.Verdict.GOOD, EngineCheck.folder(folder.resolve("engine")).verdict());
  }

  @Test
  void operationsThatAreComposedAreNamedWithoutAlarm() {
    AtenChoices choices =
        AtenChoices.all(AtenRoute.NATIVE).with(AtenOperation.LINEAR, AtenRoute.COMPOSED);
    Finding finding = EngineCheck.operations(choices);
    assertEquals(Finding.Verdict.ASIDE, finding.verdict());
    assertTrue(finding.found().endsWith("composed: linear"), finding.found());
  }

  @Test
  void gpusAreNamedWithTheirMemoryAndTheirAbsenceCalmly() {
    assertEquals(
        "cuda:0, 80.0 GB",
        EngineCheck.devices(List.of(new Gpu("cuda:0", 80_000_000_000L)), true).getLast().found());
    Finding none = EngineCheck.devices(List.of(), false).getLast();
    assertEquals(Finding.Verdict.ASIDE, none.verdict());
    assertEquals("none", none.found());
    assertTrue(
        EngineCheck.devices(List.of(), true).getLast().remedy().contains("PYTORCH_LIBRARY_PATH"));
  }

  @Test
  void otherLogitsThanTheReferenceAreNotTrusted() {
    float[] last = new float[1780];
    last[51] = 20.9f;
    assertEquals(Finding.Verdict.MISSING, ModelCheck.finding(last).verdict());
    last[51] = Float.NaN;
    assertEquals(Finding.Verdict.MISSING, ModelCheck.finding(last).verdict());
  }

  @Test
  void aTerminalWithoutUnicodeGetsPlainSigns() {
    Finding missing = Finding.missing("engine", "libtorch", "gone", "Get it. ".repeat(20).strip());
    String plain = new FindingsTable(StandardCharsets.US_ASCII).text(List.of(missing));
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(plain));
    assertTrue(plain.startsWith("engine     !! libtorch          gone\n"), plain);
    assertTrue(plain.lines().allMatch(line -> line.length() <= 100), plain);
  }

  private static DesktopParts desktop(Finding finding) {
    return new DesktopParts(Terminal::noWindow, List.of(), List.of(), () -> List.of(finding));
  }

  private static Map<String, JsonNode> bySubject(JsonNode report) {
    Map<String, JsonNode> findings = new HashMap<>();
    report
        .path("findings")
        .forEach(finding -> findings.put(finding.path("subject").asString(), finding));
    return findings;
  }
}
