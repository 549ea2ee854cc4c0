package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.Recipes;

class RunTableTest {

  @TempDir private Path folder;

  @Test
  void aRunIsJudgedByItsMeasureAndJudgedAgainWhenAnotherIsChosen() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      RunTable table = new RunTable(workspace);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        claim.recordEvaluation(evaluation(10, 1.0, 0.9));
        claim.recordEvaluation(evaluation(20, 0.9, 0.1));
        assertEquals(20, best(table).step());
        claim.recordEvaluation(evaluation(30, 0.7, 0.0));
        assertEquals(20, best(table).step(), "0.9 - 0.1 is more than 0.7 - 0.0");
        claim.recordEvaluation(evaluation(40, 0.9, 0.0));
        assertEquals(40, best(table).step());
        claim.finish(RunState.FINISHED, "");
      }
      assertEquals(40, best(table).step());
      assertEquals(50, best(table).figures().get("answers_kept").count());
      workspace.judgeBy(run, new BestMeasure(BestMeasure.Kind.ANSWERS_KEPT, 0));
      assertEquals(10, best(table).step());
    }
  }

  private static Evaluation best(RunTable table) {
    return table.read().getFirst().best().orElseThrow();
  }

  private static Evaluation evaluation(long step, double kept, double read) {
    return new Evaluation(
        step,
        Map.of(
            "answers_kept", new Figure(kept, 50, kept - 0.1, kept),
            "recovered_private", new Figure(read, 300, read, read + 0.1)));
  }

  @Test
  void runsStandNewestFirstWithTheBytesOfTheirWeights() {
    try (Workspace workspace = Workspace.open(folder)) {
      long old = workspace.enqueue("", Recipes.DEMONSTRATION);
      long newest = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, old).orElseThrow()) {
        claim.recordCheckpoint(new WeightsFile(5, "a", 300, "hash"), false);
        claim.recordCheckpoint(new WeightsFile(9, "b", 400, "hash"), false);
      }
      List<RunTableRow> rows = new RunTable(workspace).read();
      assertEquals(List.of(newest, old), rows.stream().map(row -> row.run().id()).toList());
      assertEquals(List.of(0L, 700L), rows.stream().map(RunTableRow::weightBytes).toList());
      assertTrue(rows.getFirst().best().isEmpty());
    }
  }

  @Test
  void anEvaluationWithoutTheFiguresOfTheMeasureIsNoBest() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        claim.recordEvaluation(new Evaluation(10, Map.of("kl", new Figure(1, 1, 1, 1))));
      }
      assertTrue(new RunTable(workspace).read().getFirst().best().isEmpty());
    }
  }
}
