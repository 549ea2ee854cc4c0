package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.run.MeanForm;
import org.leadlight.tensor.MatmulPolicy;
import org.leadlight.train.StepStage;

/** What the benchmark of a step reports, on a step too small to take long. */
class StepBenchmarkTest {

  @Test
  void theStagesOfEveryStepAddUpToItAndTheShareFollowsFromPeakAndMedian() {
    StepTiming timing =
        StepBenchmark.run(
            Demo.FOLDER,
            new StepBenchmark.Shape(2, 8, 0, MeanForm.OFF, 1, MatmulPolicy.STANDARD, 5));
    assertEquals(5, timing.wall().length);
    for (int i = 0; i < 5; i++) {
      Map<StepStage, Double> stages = timing.stages().get(i);
      assertEquals(StepStage.values().length, stages.size());
      stages.forEach((stage, time) -> assertTrue(time > 0, stage + " takes time"));
      assertEquals(timing.wall()[i], stages.values().stream().mapToDouble(t -> t).sum(), 1e-9);
    }
    assertTrue(timing.peak() > 0.1, "a product was measured");
    assertEquals(1000 * timing.gigaflop() / timing.peak() / timing.median(), timing.share(), 1e-12);
    assertTrue(timing.shortest() <= timing.median() && timing.median() <= timing.longest());
  }

  @Test
  void aStopwatchGivesTheTimeBetweenTwoStagesToTheFirst() throws InterruptedException {
    Stopwatch stopwatch = new Stopwatch(1);
    stopwatch.enter(StepStage.TEACHER);
    Thread.sleep(30);
    stopwatch.enter(StepStage.BACKWARD);
    stopwatch.enter(StepStage.REST);
    Map<StepStage, Stopwatch.Time> first = stopwatch.stages();
    assertTrue(first.get(StepStage.TEACHER).wall() >= 29);
    assertTrue(first.get(StepStage.TEACHER).processor() < 29, "sleeping is no work");
    assertEquals(0, first.get(StepStage.STUDENT).wall());
    assertEquals(0, stopwatch.stages().get(StepStage.TEACHER).wall(), "it starts anew");
  }

  @Test
  void theMiddleOfNumbersIsNotMovedByAFewOfThem() {
    assertEquals(3, Median.of(new double[] {900, 3, 1}));
    assertTrue(Double.isNaN(Median.of(new double[0])));
  }
}
