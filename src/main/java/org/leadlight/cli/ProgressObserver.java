package org.leadlight.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.RunSpec;
import org.leadlight.train.Measurement;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StepRecord;
import org.leadlight.train.TrainingState;

/** Shows a training in a terminal. */
final class ProgressObserver implements RunObserver {

  private final ProgressLine line;
  private final long steps;
  private final long begun = System.nanoTime();
  private String evaluation = "";
  private long tokens;
  private double seconds;

  ProgressObserver(PrintStream out, RunSpec spec) {
    this(out, spec, 0);
  }

  /** Of a training that goes on after so many steps. */
  ProgressObserver(PrintStream out, RunSpec spec, long firstStep) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    this.line = new ProgressLine(out, terminal, firstStep);
    this.steps = spec.training().steps();
  }

  @Override
  public void stepped(StepRecord step) {
    tokens += step.tokens();
    seconds += step.seconds();
    line.show(
        step.step() + 1,
        steps,
        String.format(
            Locale.ROOT,
            "total %.4f  %.0f tokens/s%s",
            step.components().getOrDefault("composite_loss", Double.NaN),
            step.tokensPerSecond(),
            evaluation));
  }

  @Override
  public void evaluated(Measurement measurement) {
    Evaluation made = measurement.evaluation();
    evaluation =
        String.format(
            Locale.ROOT,
            "  kept %.1f %%  private words read %.1f %%",
            percent(made, "answers_kept"),
            percent(made, "recovered_private"));
  }

  @Override
  public void checkpoint(TrainingState state) {}

  void end() {
    line.end();
  }

  /** Time and speed of the whole, empty when no step was taken. */
  Optional<String> summary() {
    if (tokens == 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%.1f s in all, %.1f s of them in training steps, %.0f tokens/s",
            (System.nanoTime() - begun) / 1e9,
            seconds,
            tokens / seconds));
  }

  private static double percent(Evaluation made, String name) {
    Figure figure = made.figures().get(name);
    return figure == null ? Double.NaN : 100 * figure.value();
  }
}
