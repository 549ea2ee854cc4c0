package org.leadlight.workspace.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunSheetTest {

  private static final RunSpec SPEC =
      RecipeFormat.with(
          Recipes.DEMONSTRATION, List.of("training.steps=40", "training.seed=77", "alpha=0.35"));

  @TempDir private Path folder;

  @Test
  void theRecipeOfTheJsonIsTheRecipeOfTheRun() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = train(workspace, "");
      JsonNode sheet = json(workspace, run);
      assertEquals(SPEC, RecipeFormat.read(sheet.path("recipe").toString()));
      assertEquals(77, sheet.at("/seeds/training").longValue());
      assertEquals("9.9", sheet.at("/provenance/program/version").stringValue());
      assertEquals("cafe", sheet.at("/provenance/data.train").stringValue());
      assertEquals(3, sheet.at("/runtime/threads").intValue());
      assertEquals("feed", sheet.at("/result/parametersSha256").stringValue());
      assertEquals(20, sheet.at("/result/last/step").longValue());
      assertEquals(10, sheet.at("/result/best/step").longValue());
      assertEquals(0.9, sheet.at("/result/best/figures/answers_kept/value").doubleValue());
      assertEquals("finished", sheet.at("/run/state").stringValue());
    }
  }

  @Test
  void liveChangesStandWithTheirStepsWhatWasRefusedWithItsReason() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = train(workspace, "");
      JsonNode changes = json(workspace, run).path("live_changes");
      assertEquals(2, changes.size(), "a pause changes no number");
      assertEquals(0.7, changes.at("/0/values/alpha").doubleValue());
      assertEquals(12, changes.at("/0/step").longValue());
      assertEquals("applied", changes.at("/0/state").stringValue());
      assertEquals("rejected", changes.at("/1/state").stringValue());
      assertEquals("too large", changes.at("/1/reason").stringValue());
      String page = sheet(workspace, run).markdown();
      assertTrue(page.contains("| 12 | set | `alpha=0.7` | applied |  |"), page);
      assertTrue(page.contains("| `answers_kept` | 0.9000 | 0.8000 to 1.0000 | 50 |"), page);
      assertTrue(page.contains("| revision | abc123 |"), page);
    }
  }

  @Test
  void aHostileNameBreaksNeitherTitleNorTablesNorTheRecipesBlock() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = train(workspace, "x\n# y | `z` ```\n| --- |\r\u2028<script>");
      String page = sheet(workspace, run).markdown();
      List<String> lines = page.lines().toList();
      assertTrue(
          lines.getFirst().contains("x # y \\| \\`z\\` \\`\\`\\` \\| --- \\| \\<script\\>"), page);
      assertEquals(1, lines.stream().filter(line -> line.startsWith("# ")).count());
      assertEquals(2, lines.stream().filter(line -> line.startsWith("```")).count());
      assertTablesAreWhole(lines);
    }
  }

  @Test
  void aHostileRecipeStaysInsideItsBlock() {
    try (Workspace workspace = Workspace.open(folder)) {
      RunSpec spec = RecipeFormat.with(SPEC, List.of("model.source=/a````b|c"));
      long run = workspace.enqueue("", spec);
      String page = sheet(workspace, run).markdown();
      List<String> fences = page.lines().filter(line -> line.startsWith("```")).toList();
      assertEquals(List.of("`````json", "`````"), fences);
      assertEquals("`` a`b\\|c` ``", Markdown.code("a`b|c`"));
    }
  }

  /** Every row has as many cells as its head. */
  private static void assertTablesAreWhole(List<String> lines) {
    List<Integer> cells = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("|")) {
        cells.add(line.replace("\\|", "").split("\\|", -1).length);
        assertEquals(cells.getFirst(), cells.getLast(), line);
      } else {
        cells.clear();
      }
    }
  }

  @Test
  void aBranchAndARepetitionSayOfWhichRun() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = train(workspace, "");
      long replay = workspace.lineage().replay(run);
      assertEquals(run, json(workspace, replay).at("/origin/replay_of").longValue());
      String page = sheet(workspace, replay).markdown();
      assertTrue(page.contains("| origin | repeats run " + run + " |"), page);
      assertTrue(page.contains("not recorded"), page);
    }
  }

  private static JsonNode json(Workspace workspace, long run) {
    return JsonMapper.builder().build().readTree(sheet(workspace, run).json());
  }

  private static RunSheet sheet(Workspace workspace, long run) {
    return RunSheet.of(workspace, workspace.run(run).orElseThrow());
  }

  private static long train(Workspace workspace, String name) {
    long run = workspace.enqueue(name, SPEC);
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      claim.begin(
          "cpu",
          "{\"engine\":\"E\",\"threads\":3,\"aten\":{\"routes\":{\"SILU\":\"NATIVE\"}}}",
          "{\"program\":{\"version\":\"9.9\",\"revision\":\"abc123\"},\"data.train\":\"cafe\"}",
          0);
      claim.applied(asked(workspace, run, CommandRequest.set(Map.of("alpha", 0.7))), 12);
      claim.applied(asked(workspace, run, CommandRequest.of(CommandKind.PAUSE)), 13);
      claim.rejected(
          asked(workspace, run, CommandRequest.set(Map.of("alpha", 7.0))), 14, "too large");
      claim.appendSteps(
          List.of(new MetricRow(0, List.of("component/x"), new double[] {1})),
          List.of(),
          List.of());
      claim.recordEvaluation(evaluation(10, 0.9));
      claim.recordEvaluation(evaluation(20, 0.5));
      claim.recordCheckpoint(new WeightsFile(20, "a", 10, "feed"), false);
      claim.finish(RunState.FINISHED, "");
    }
    return run;
  }

  private static Command asked(Workspace workspace, long run, CommandRequest request) {
    return workspace.commands().find(workspace.commands().request(run, request)).orElseThrow();
  }

  private static Evaluation evaluation(long step, double kept) {
    return new Evaluation(
        step,
        Map.of(
            "answers_kept", new Figure(kept, 50, kept - 0.1, kept + 0.1),
            "recovered_private", new Figure(0.1, 50, 0, 0.2)));
  }
}
