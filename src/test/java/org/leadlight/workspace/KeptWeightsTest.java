package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        claim.recordCheckpoint(new WeightsFile(50, "step-50", 3, "hash 50"));
        evaluate(claim, 100);
        claim.recordCheckpoint(new WeightsFile(100, "step-100", 3, "hash 100"));
        assertEquals(List.of(0L, 50L, 100L), weights.steps(run));
        assertEquals("transform-100", newest(weights, run));
        claim.recordCheckpoint(new WeightsFile(150, "step-150", 3, "hash 150"));
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
  void ofCheckpointsTheNewestTwoStayAndTheOthersLeaveTheDisk() throws IOException {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        Files.createDirectories(claim.folder().checkpoints());
        evaluate(claim, 1);
        for (int step = 1; step <= 5; step++) {
          Files.createFile(claim.folder().checkpoints().resolve("step-" + step));
          claim.recordCheckpoint(new WeightsFile(step, "step-" + step, 3, "hash"));
          claim.dropSurplusWeights();
        }
        assertEquals(List.of(1L, 4L, 5L), workspace.weights().steps(run));
        assertFalse(Files.exists(claim.folder().checkpoints().resolve("step-3")));
        assertTrue(Files.exists(claim.folder().checkpoints().resolve("step-4")));
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
