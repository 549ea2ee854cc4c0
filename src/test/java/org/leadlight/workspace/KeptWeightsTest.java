package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.Recipes;

class KeptWeightsTest {

  private static final long MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void theNewestWeightsAndThoseOfAStepAreFoundWhereverTheyLie() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        KeptWeights weights = workspace.weights();
        assertTrue(weights.find(run, OptionalLong.empty()).isEmpty());
        evaluate(claim, 0);
        claim.recordCheckpoint(new WeightsFile(50, "step-50", 3, "hash 50"), false);
        evaluate(claim, 100);
        claim.recordCheckpoint(new WeightsFile(100, "step-100", 3, "hash 100"), false);
        assertEquals(List.of(0L, 50L, 100L), weights.steps(run));
        assertEquals("transform-100", newest(weights, run));
        claim.recordCheckpoint(new WeightsFile(150, "step-150", 3, "hash 150"), false);
        assertEquals("step-150", newest(weights, run));
        assertEquals("step-50", weights.find(run, OptionalLong.of(50)).orElseThrow().name());
        assertTrue(weights.find(run, OptionalLong.of(99)).isEmpty());
      }
    }
  }

  private static String newest(KeptWeights weights, long run) {
    return weights.find(run, OptionalLong.empty()).orElseThrow().name();
  }

  @Test
  void ofCheckpointsTheNewestTwoStayAndThoseAskedForAndEightOfTheOthers() throws IOException {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        Files.createDirectories(claim.folder().checkpoints());
        for (int step = 1; step <= 40; step++) {
          Files.createFile(claim.folder().checkpoints().resolve("step-" + step));
          claim.recordCheckpoint(new WeightsFile(step, "step-" + step, 3, "hash"), step == 2);
          claim.files().dropSurplus();
          assertTrue(workspace.weights().checkpointSteps(run).size() <= 11);
        }
        List<Long> kept = workspace.weights().checkpointSteps(run);
        assertTrue(kept.containsAll(List.of(1L, 2L, 39L, 40L)), kept.toString());
        assertTrue(kept.size() >= 8, kept.toString());
        for (int step = 1; step <= 40; step++) {
          Path file = claim.folder().checkpoints().resolve("step-" + step);
          assertEquals(kept.contains((long) step), Files.exists(file), "step " + step);
        }
      }
    }
  }

  @Test
  void theBestEvaluationsAndTheResultAreNeverThinnedOut() throws IOException {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        claim.result(9);
        for (int step = 0; step < 40; step++) {
          double kept = step == 3 ? 0.99 : 0.5;
          double read = step == 5 ? 0.01 : 0.4;
          claim.recordEvaluation(
              new Evaluation(
                  step,
                  Map.of(
                      "answers_kept", Figure.plain(kept, 1),
                      "recovered_private", Figure.plain(read, 1))),
              List.of(),
              new WeightsFile(step, "transform-" + step, 400 * MEBIBYTE, "hash"));
          claim.files().dropSurplus();
        }
        List<Long> steps = workspace.weights().steps(run);
        assertTrue(steps.containsAll(List.of(0L, 3L, 5L, 9L, 39L)), steps.toString());
        assertTrue(steps.size() <= 8, steps.toString());
        assertEquals("transform-9", newest(workspace.weights(), run), "the result was chosen");
      }
    }
  }

  @Test
  void twentyThousandStepsOfTheDemonstrationKeepEveryEvaluation() {
    List<WeightsFile> all = files(201, 2 * MEBIBYTE);
    assertEquals(List.of(), KeptWeights.surplusTransforms(all));
  }

  @Test
  void aLargeTransformIsThinnedOutBetweenTheFirstAndTheNewest() {
    List<WeightsFile> kept = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      kept.add(new WeightsFile(step, "f" + step, 100 * MEBIBYTE, ""));
      kept.removeAll(KeptWeights.surplusTransforms(List.copyOf(kept)));
      assertEquals(0, kept.getFirst().step());
      assertEquals(step, kept.getLast().step());
      assertTrue(kept.size() <= 10, "a gibibyte holds ten");
    }
    assertTrue(kept.size() >= 5, kept.toString());
  }

  @Test
  void ofAGiantTransformFourStayAtMost() {
    List<WeightsFile> surplus = KeptWeights.surplusTransforms(files(8, 4096 * MEBIBYTE));
    assertEquals(5, surplus.size(), surplus.toString());
    assertEquals(List.of(), KeptWeights.surplusTransforms(files(4, 4096 * MEBIBYTE)));
  }

  private static List<WeightsFile> files(int count, long bytes) {
    List<WeightsFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(new WeightsFile(i, "f" + i, bytes, ""));
    }
    return List.copyOf(files);
  }

  private static void evaluate(RunClaim claim, long step) {
    claim.recordEvaluation(
        new Evaluation(step, Map.of()),
        List.of(),
        new WeightsFile(step, "transform-" + step, 1, "hash " + step));
  }
}
