package org.leadlight.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadlight.run.Inspection;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Asking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Times questions about a run, from the question to the answer in hand. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Times questions about a run, each with other words, from the question to the answer in hand,",
      "after a few that warm up whoever answers."
    })
final class BenchAskCommand implements Runnable {

  private static final double MOST = 0.9;

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "The number of the run.")
  private long run;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "The question; every # becomes a number of its own (${DEFAULT-VALUE}).")
  private String prompt = "The total is $#. Name the price.";

  @Option(names = "--questions", paramLabel = "N", description = "Questions to time (40).")
  private int questions = 40;

  @Option(names = "--warm-up", paramLabel = "N", description = "Questions before them (20).")
  private int warmUp = 20;

  @Override
  public void run() {
    if (questions < 1 || warmUp < 1 || !prompt.contains("#")) {
      throw new UserMistakeException(
          "--questions and --warm-up must be at least 1, and --prompt must contain a #.");
    }
    try (Asking asking = new Asking(workspace.folder())) {
      double first = time(asking, 0).millis;
      for (int i = 1; i < warmUp; i++) {
        time(asking, i);
      }
      Optional<Duration> before = processorTime();
      double[] millis = new double[questions];
      int cut = 0;
      for (int i = 0; i < questions; i++) {
        Timed timed = time(asking, warmUp + i);
        millis[i] = timed.millis;
        cut += timed.answer.cleanAnswer().endsWith("\u2026") ? 1 : 0;
      }
      Optional<Duration> after = processorTime();
      System.out.print(report(millis, cut, first));
      before.ifPresent(
          begun -> System.out.print(report(after.orElse(begun).minus(begun).toNanos() / 1e6)));
    }
  }

  private record Timed(double millis, Inspection answer) {}

  private Timed time(Asking asking, int number) {
    String words = prompt.replace("#", String.valueOf(100 + number));
    long begun = System.nanoTime();
    Inspection answer =
        asking
            .ask(run, words, OptionalLong.empty())
            .orElseThrow(() -> new UserMistakeException("The question was withdrawn."))
            .inspection();
    return new Timed((System.nanoTime() - begun) / 1e6, answer);
  }

  /** Of the process that was started to answer; empty where another one answers. */
  private static Optional<Duration> processorTime() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration::plus);
  }

  private String report(double[] millis, int cut, double first) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "wait       median %.0f ms, %.0f %% within %.0f ms, longest %.0f ms, n = %d; the first %.0f"
            + " ms%nanswers    %d of the clean ones as long as a typed prompt's may be%n",
        quantile(sorted, 0.5),
        100 * MOST,
        quantile(sorted, MOST),
        sorted[sorted.length - 1],
        sorted.length,
        first,
        cut);
  }

  private String report(double processorMillis) {
    return String.format(
        Locale.ROOT,
        "processor  %.0f ms a question, the polling too%n",
        processorMillis / questions);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
