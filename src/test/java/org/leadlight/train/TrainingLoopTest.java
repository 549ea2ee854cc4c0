package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.run.Evaluation;
import org.leadlight.train.Controls.Instruction;

class TrainingLoopTest {

  private final List<String> told = new ArrayList<>();

  @Test
  void theObserverIsToldInOrderAtTheIntervalsAndTheEndIsMeasuredOnEverything() {
    assertEquals(TrainingLoop.End.FINISHED, run(Long.MAX_VALUE));
    assertEquals(
        List.of(
            "SAMPLE after 0",
            "step 0",
            "step 1",
            "SAMPLE after 2",
            "step 2",
            "checkpoint 3",
            "step 3",
            "SAMPLE after 4",
            "step 4",
            "step 5",
            "checkpoint 6",
            "WHOLE after 6"),
        told);
  }

  @Test
  void aStopEndsBetweenTwoStepsWithACheckpointAndTheSample() {
    assertEquals(TrainingLoop.End.STOPPED, run(3));
    assertEquals(
        List.of(
            "SAMPLE after 0",
            "step 0",
            "step 1",
            "SAMPLE after 2",
            "step 2",
            "checkpoint 3",
            "checkpoint 3",
            "SAMPLE after 3"),
        told);
  }

  @Test
  void aStopBeforeTheFirstStepTakesNone() {
    assertEquals(TrainingLoop.End.STOPPED, run(0));
    assertEquals(List.of("SAMPLE after 0", "checkpoint 0"), told);
  }

  @Test
  void whatWasJustMeasuredIsNotMeasuredAgainWhenTheRunIsStoppedThere() {
    assertEquals(TrainingLoop.End.STOPPED, run(2));
    assertEquals(
        List.of("SAMPLE after 0", "step 0", "step 1", "SAMPLE after 2", "checkpoint 2"), told);
  }

  private TrainingLoop.End run(long stopBefore) {
    DemoTraining training =
        DemoTraining.of(
            "training.steps=6",
            "training.batch_size=1",
            "training.evaluation_interval=2",
            "training.checkpoint_interval=3");
    Evaluator evaluator =
        (step, extent) -> {
          told.add(extent + " after " + step);
          return new Evaluation(step, Map.of());
        };
    Controls controls = step -> step >= stopBefore ? Instruction.STOP : Instruction.PROCEED;
    return new TrainingLoop(training.step(), evaluator, controls, new Recorder()).run();
  }

  private final class Recorder implements RunObserver {
    @Override
    public void stepped(StepRecord step) {
      told.add("step " + step.step());
    }

    @Override
    public void evaluated(Measurement measurement) {
      assertEquals("after " + measurement.step(), told.getLast().replaceAll("^[A-Z]+ ", ""));
    }

    @Override
    public void checkpoint(TrainingState state) {
      told.add("checkpoint " + state.step());
    }
  }
}
