package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.run.Factories;

class TrainingStepTest {

  private static final String SEED_5 = "training.seed=5";

  @Test
  void theSameSeedGivesTheSameParametersToTheBitAndAnotherDoesNot() {
    String one = DemoTraining.of(SEED_5).take(4).hash();
    assertEquals(one, DemoTraining.of(SEED_5).take(4).hash());
    assertNotEquals(one, DemoTraining.of("training.seed=6").take(4).hash());
  }

  @Test
  void aStepThatIsGivenUpBetweenItsMicroBatchesHasChangedNothing() {
    String[] halves = {"training.batch_size=4", "training.micro_batches=2"};
    DemoTraining whole = DemoTraining.of(halves).take(2);
    DemoTraining given = DemoTraining.of(halves).take(1);
    String before = given.hash();
    assertTrue(given.step().take(() -> false).isEmpty());
    assertEquals(1, given.step().taken());
    assertEquals(before, given.hash());
    assertTrue(given.step().take(() -> true).isPresent());
    assertEquals(whole.hash(), given.hash());
  }

  @Test
  void everyStepSaysWhatItDid() {
    DemoTraining training = DemoTraining.of(SEED_5);
    String before = training.hash();
    StepRecord record = training.step().take();
    assertEquals(0, record.step());
    assertEquals(1, training.step().taken());
    assertTrue(record.gradientNorm() > 0, "norm " + record.gradientNorm());
    assertTrue(record.tokens() > 8 && record.seconds() > 0);
    assertTrue(Double.isFinite(record.components().get("composite_loss")));
    assertEquals(0.6, record.hyperparameters().get("alpha"));
    // 600 steps warm up over 30: the first rate is a thirtieth of the peak
    assertEquals(1e-3 / 30, record.learningRate(), 1e-12);
    assertNotEquals(before, training.hash());
  }

  @Test
  void aStepWithoutAFiniteTotalIsSkippedAndTheNextOneIsUnharmed() {
    DemoTraining training = DemoTraining.of(SEED_5).take(2);
    String sound = training.hash();
    float[] kept = poison(training);
    String poisoned = training.hash();
    StepRecord skipped = training.step().take();
    assertTrue(Double.isNaN(skipped.gradientNorm()), "norm " + skipped.gradientNorm());
    assertEquals(1, training.step().state().skippedInARow());
    assertEquals(2, training.step().state().optimiser().steps());
    assertEquals(poisoned, training.hash(), "a skipped step changes nothing");

    first(training).set(kept);
    assertEquals(sound, training.hash());
    StepRecord next = training.step().take();
    assertEquals(3, next.step());
    assertTrue(Double.isFinite(next.gradientNorm()) && next.gradientNorm() > 0);
    assertEquals(0, training.step().state().skippedInARow());
    assertTrue(Float.isFinite(first(training).sum().getFloat()));
  }

  @Test
  void aGradientThatIsNotFiniteIsSkippedThoughTheTotalIs() {
    boolean[] harm = {false};
    DemoTraining training = HarmedLoss.training(harm, SEED_5).take(1);
    String sound = training.hash();
    harm[0] = true;
    StepRecord skipped = training.step().take();
    assertTrue(Double.isFinite(skipped.components().get("composite_loss")));
    assertTrue(!Double.isFinite(skipped.gradientNorm()), "norm " + skipped.gradientNorm());
    assertEquals(sound, training.hash());
    assertEquals(1, training.step().state().skippedInARow());
    harm[0] = false;
    training.step().take();
    assertNotEquals(sound, training.hash());
    assertTrue(Float.isFinite(first(training).sum().getFloat()));
  }

  @Test
  void aTrainingThatStaysWithoutAFiniteTotalEndsWithASentence() {
    DemoTraining training = DemoTraining.of(SEED_5, "training.batch_size=1");
    poison(training);
    training.take(19);
    TrainingDivergedException diverged =
        assertThrows(TrainingDivergedException.class, () -> training.step().take());
    assertTrue(
        diverged.getMessage().contains("20 steps in a row")
            && diverged.getMessage().contains("lower the learning rate"),
        diverged.getMessage());
  }

  @Test
  void aWarmUpShowsItselfInTheHyperparametersAndEndsAtTheWholeWeight() {
    DemoTraining training =
        DemoTraining.of(
            "factory=mutual_information",
            "distillation_layer_index=0",
            Factories.MUTUAL_INFORMATION + "=0.3",
            Factories.ABSOLUTE_COSINE + "=0",
            Factories.ENTROPY + "=0",
            Factories.MUTUAL_INFORMATION_WARM_UP + "=3",
            "training.batch_size=3",
            "training.micro_batches=1");
    for (double expected : new double[] {0, 0.1, 0.2, 0.3, 0.3}) {
      StepRecord record = training.step().take();
      assertEquals(
          expected, (double) record.hyperparameters().get(Factories.MUTUAL_INFORMATION), 1e-12);
      double hides = record.components().get("stained_glass_transform_loss");
      double information = record.components().get("mutual_information_loss");
      assertEquals(expected * information, hides, 1e-6 * Math.max(1, Math.abs(hides)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross_entropy", "mutual_information"})
  void microBatchesOfAnyFactoryTrain(String factory) {
    DemoTraining training =
        DemoTraining.of("factory=" + factory, "training.batch_size=5", "training.micro_batches=2");
    String before = training.hash();
    for (int i = 0; i < 2; i++) {
      StepRecord record = training.step().take();
      assertTrue(record.gradientNorm() > 0, "norm " + record.gradientNorm());
    }
    assertNotEquals(before, training.hash());
  }

  private static NDArray first(DemoTraining training) {
    return training.model().cloak().parameters().values().iterator().next();
  }

  private static float[] poison(DemoTraining training) {
    NDArray parameter = first(training);
    float[] kept = parameter.toFloatArray();
    float[] poisoned = kept.clone();
    Arrays.fill(poisoned, Float.NaN);
    parameter.set(poisoned);
    return kept;
  }
}
