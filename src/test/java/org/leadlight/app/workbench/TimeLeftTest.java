package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.Recipes;
import org.leadlight.run.TrainingSpec;

final class TimeLeftTest {

  private static final Texts TEXTS = Texts.load();
  private static final TrainingSpec TRAINING = Recipes.DEMONSTRATION.training();

  @Test
  void stepsOfDifferentLengthGiveARange() {
    double[] pace = new double[40];
    for (int i = 0; i < pace.length; i++) {
      pace[i] = i % 2 == 0 ? 0.1 : 0.2;
    }
    TimeLeft left = left(pace, new double[0], 500);
    assertEquals(100 * 0.1, left.low(), 1e-9);
    assertEquals(100 * 0.2, left.high(), 1e-9);
    assertEquals("10 to 20 s left", left.words(TEXTS));
  }

  @Test
  void oneSlowStepAmongManyDoesNotWidenTheRange() {
    double[] pace = new double[40];
    java.util.Arrays.fill(pace, 0.1);
    pace[20] = 30;
    assertEquals(10, left(pace, new double[0], 500).high(), 1e-9);
  }

  @Test
  void theEvaluationsToComeCountThatOfTheEndIncluded() {
    // After step 350 of 600 with one every 100 steps: at 400 and 500, and the one at the end.
    TimeLeft left = left(new double[] {0.1}, new double[] {2}, 350);
    assertEquals(250 * 0.1 + 3 * 2, left.low(), 1e-9);
  }

  @Test
  void longTimesAreSaidInMinutesAndHours() {
    assertEquals("about 20 s left", new TimeLeft(20, 20).words(TEXTS));
    assertEquals("3 to 5 min left", new TimeLeft(181, 290).words(TEXTS));
    assertEquals("2.0 to 2.5 h left", new TimeLeft(7200, 8999).words(TEXTS));
  }

  @Test
  void beforeTheFirstStepNothingIsSaid() {
    RunSnapshot snapshot = snapshot(Map.of());
    assertEquals(Optional.empty(), TimeLeft.of(snapshot, TRAINING, 0));
  }

  private static TimeLeft left(double[] pace, double[] evaluations, long step) {
    return TimeLeft.of(
            snapshot(
                Map.of(
                    TimeLeft.STEP_SECONDS,
                    series(pace),
                    TimeLeft.EVALUATION_SECONDS,
                    series(evaluations))),
            TRAINING,
            step)
        .orElseThrow();
  }

  private static SeriesView series(double[] values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1;
    }
    return SeriesView.of(steps, values);
  }

  private static RunSnapshot snapshot(Map<String, SeriesView> series) {
    return new RunSnapshot(
        WorkspaceFacts.UNKNOWN,
        Optional.of(SyntheticRun.head(1, RunState.RUNNING)),
        series,
        List.of(),
        List.of(),
        List.of());
  }
}
