package org.leadlight.workspace.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.leadlight.format.Conversations;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.TextLengths;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;

class EstimateTest {

  private static final Path DEMONSTRATION = Path.of("assets", "demo");
  private static final ModelConfig MODEL = ModelConfig.read(DEMONSTRATION.resolve("model"));
  private static final TextLengths TRAINING = lengths("frontdesk-train");
  private static final TextLengths VALIDATION = lengths("frontdesk-validation");

  /** 62.7 tokens is the mean of 600 steps, 77 that of the longest batch in them. */
  @Test
  void theTokensOfASequenceAreGuessedFromItsCharacters() {
    SequenceShape shape = SequenceShape.of(TRAINING, MODEL);
    assertEquals(62.7, shape.tokens(), 62.7 * 0.08);
    assertTrue(shape.longest() >= 77 && shape.longest() <= 96, shape.toString());
    assertEquals(5.1, shape.answerTokens(), 1);
  }

  /**
   * Eight sequences of 96, mean bounded, head everywhere: 14.8 at the logits and 7.4 at layer 1
   * without the attention's products (the measured plan of the project), which are counted here.
   */
  @Test
  void theOperationsOfAStepAreThoseOfItsMatrixProducts() {
    TextLengths ninetySix = new TextLengths(8, 0, 96 * 3.5 / 1.04, 96 * 3.5, 95 * 3.5);
    assertEquals(14.8 + 1.3, step("logits", ninetySix), 0.7);
    assertEquals(7.4 + 0.6, step("1", ninetySix), 0.4);
  }

  @Test
  void aRunLikeTheOneMeasuredIsExpectedToStepAsFast() {
    double gigaflops = work().step();
    Estimate estimate =
        estimate(Recipes.DEMONSTRATION, new MeasuredRun(7, "cpu", 1, gigaflops, 0.1));
    double steps = 600 * 0.1;
    double evaluations = 0.1 * work().evaluations() / gigaflops;
    assertEquals(OptionalLong.of(7), estimate.run());
    assertTrue(estimate.low() < 4 + steps + evaluations, estimate.toString());
    assertTrue(estimate.high() > 4 + steps + evaluations, estimate.toString());
    assertTrue(estimate.high() / estimate.low() < 1.35, estimate.toString());
    assertEquals("cpu", estimate.device());
  }

  @Test
  void theMostSimilarRunCountsAndOfEqualsTheNewest() {
    double gigaflops = work().step();
    Estimate estimate =
        estimate(
            Recipes.DEMONSTRATION,
            new MeasuredRun(9, "cpu", 1, 8 * gigaflops, 0.9),
            new MeasuredRun(8, "cpu", 1, gigaflops, 0.1),
            new MeasuredRun(7, "cpu", 1, gigaflops, 0.2));
    assertEquals(OptionalLong.of(8), estimate.run());
  }

  @Test
  void theRangeGrowsWithTheDistanceFromWhatWasMeasured() {
    double gigaflops = work().step();
    Estimate near = estimate(Recipes.DEMONSTRATION, new MeasuredRun(1, "cpu", 1, gigaflops, 0.1));
    Estimate far =
        estimate(Recipes.DEMONSTRATION, new MeasuredRun(1, "cpu", 1, gigaflops / 4, 0.025));
    assertTrue(far.high() / far.low() > near.high() / near.low());
  }

  @Test
  void otherDevicesAndThreadsSayNothing() {
    double gigaflops = work().step();
    RunSpec onCpu = RecipeFormat.with(Recipes.DEMONSTRATION, List.of("device=cpu"));
    assertTrue(estimate(onCpu, new MeasuredRun(1, "cuda:0", 1, gigaflops, 0.1)).run().isEmpty());
    assertTrue(estimate(onCpu, new MeasuredRun(1, "cpu", 2, gigaflops, 0.1)).run().isEmpty());
  }

  @Test
  void withoutAnyRunTheEstimateIsAGuessWithAWideRange() {
    Estimate guess = estimate(Recipes.DEMONSTRATION);
    assertTrue(guess.run().isEmpty());
    assertTrue(guess.high() / guess.low() > 3, guess.toString());
    assertTrue(guess.low() < 62 && guess.high() > 62, guess.toString()); // an idle core's run
  }

  @Test
  void moreOfEverythingNeedsMore() {
    Estimate usual = estimate(Recipes.DEMONSTRATION);
    for (String more :
        List.of("steps=700", "batch_size=16", "blocks=2", "mean=raw", "evaluation_interval=10")) {
      Estimate larger = estimate(RecipeFormat.with(Recipes.DEMONSTRATION, List.of(more)));
      assertTrue(larger.high() > usual.high(), more);
      assertTrue(larger.bytes() >= usual.bytes(), more);
    }
    RunSpec parts = RecipeFormat.with(Recipes.DEMONSTRATION, List.of("batch_size=64"));
    RunSpec micro = RecipeFormat.with(parts, List.of("micro_batches=8"));
    assertTrue(estimate(micro).bytes() < estimate(parts).bytes());
  }

  private static double step(String layer, TextLengths lengths) {
    RunSpec spec =
        RecipeFormat.with(
            Recipes.DEMONSTRATION,
            List.of("mean=bounded", "loss_mask=all", "loss.distillation_layer_index=" + layer));
    return Workload.of(spec, MODEL, lengths, lengths).step();
  }

  private static Workload work() {
    return Workload.of(Recipes.DEMONSTRATION, MODEL, TRAINING, VALIDATION);
  }

  private static Estimate estimate(RunSpec spec, MeasuredRun... measured) {
    return Estimate.of(spec, MODEL, TRAINING, VALIDATION, List.of(measured));
  }

  private static TextLengths lengths(String name) {
    Path file = DEMONSTRATION.resolve("conversations").resolve(name + ".jsonl");
    return TextLengths.of(Conversations.read(file));
  }
}
