package org.leadlight.app.workbench;

import java.util.Arrays;
import java.util.Optional;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.TrainingSpec;

/**
 * How long a run still takes, as a range: the steps to come at the pace of the quick and of the
 * slow ones among the newest, and the evaluations to come as long as the last one took.
 *
 * @param low seconds if the steps stay as quick as the quickest tenth
 * @param high seconds if they become as slow as the slowest tenth
 */
record TimeLeft(double low, double high) {

  static final String STEP_SECONDS = "speed/step_seconds";
  static final String EVALUATION_SECONDS = "speed/evaluation_seconds";

  private static final int RECENT = 50;
  private static final double SECONDS_UP_TO = 100;
  private static final double MINUTES_UP_TO = 100 * 60;

  /** The time left after a run's newest step; empty before there is a pace. */
  static Optional<TimeLeft> of(RunSnapshot snapshot, TrainingSpec training, long step) {
    double[] pace = newest(snapshot.curve(STEP_SECONDS));
    if (pace.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(pace);
    SeriesView evaluations = snapshot.curve(EVALUATION_SECONDS);
    double each = evaluations.size() == 0 ? 0 : evaluations.last();
    double evaluating = each * evaluationsAfter(training, step);
    long steps = Math.max(0, training.steps() - step);
    return Optional.of(
        new TimeLeft(
            steps * pace[pace.length / 10] + evaluating,
            steps * pace[pace.length - 1 - pace.length / 10] + evaluating));
  }

  /** Those at every interval, and the one at the end. */
  private static long evaluationsAfter(TrainingSpec training, long step) {
    int interval = Math.max(1, training.evaluationInterval());
    return Math.max(0, (training.steps() - 1) / interval - step / interval) + 1;
  }

  private static double[] newest(SeriesView points) {
    int first = Math.max(0, points.size() - RECENT);
    double[] values = new double[points.size() - first];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.value(first + i);
    }
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /** The range in words; one number where both ends are the same. */
  String words(Texts texts) {
    if (high < SECONDS_UP_TO) {
      return words(texts, "seconds", 1, 0);
    }
    return high < MINUTES_UP_TO ? words(texts, "minutes", 60, 0) : words(texts, "hours", 3600, 1);
  }

  private String words(Texts texts, String unit, double seconds, int decimals) {
    double grain = Math.pow(10, decimals);
    String from = Numbers.fixed(Math.floor(low / seconds * grain) / grain, decimals);
    String to = Numbers.fixed(Math.ceil(high / seconds * grain) / grain, decimals);
    return from.equals(to)
        ? texts.format("tile.progress.about." + unit, to)
        : texts.format("tile.progress.range." + unit, from, to);
  }
}
