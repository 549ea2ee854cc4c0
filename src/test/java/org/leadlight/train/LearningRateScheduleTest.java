package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

  private final LearningRateSchedule schedule = LearningRateSchedule.of(600, 0.05, 0.1);

  @Test
  void risesLinearlyToThePeakInTheWarmUp() {
    assertEquals(30, schedule.warmUpSteps());
    assertEquals(1e-3 / 30, schedule.rate(0, 1e-3), 1e-12);
    assertEquals(1e-3, schedule.rate(29, 1e-3), 1e-12);
    assertEquals(1e-3, schedule.rate(30, 1e-3), 1e-12);
  }

  @Test
  void fallsToItsFinalShareAtTheLastStep() {
    assertEquals(1e-4, schedule.rate(599, 1e-3), 1e-12);
    for (int step = 31; step < 600; step++) {
      assertTrue(schedule.rate(step, 1) < schedule.rate(step - 1, 1));
    }
  }

  @Test
  void aRunOfOneStepHasARate() {
    assertEquals(1, LearningRateSchedule.of(1, 0, 0.1).rate(0, 1));
    assertEquals(1, LearningRateSchedule.of(1, 1, 0.1).rate(0, 1));
  }
}
