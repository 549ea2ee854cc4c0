package org.leadlight.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import org.leadlight.worker.StepBenchmark;
import org.leadlight.workspace.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the program on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the program on this machine.",
    subcommands = BenchCommand.StepCommand.class)
final class BenchCommand {

  /** Times training steps. */
  @Command(
      name = "step",
      mixinStandardHelpOptions = true,
      description = "Times whole training steps on the bundled model.")
  static final class StepCommand implements Runnable {

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--batch", paramLabel = "B", description = "Sequences (8).")
    private int batch = 8;

    @Option(names = "--positions", paramLabel = "T", description = "Tokens of each (96).")
    private int positions = 96;

    @Option(
        names = "--layer",
        paramLabel = "K",
        description = "Distillation layer; the logits when not given.")
    private @Nullable Integer layer;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (1).")
    private int threads = 1;

    @Option(names = "--steps", paramLabel = "N", description = "Steps to time (40).")
    private int steps = 40;

    @Override
    public void run() {
      if (batch < 1 || positions < 2 || threads < 1 || steps < 1) {
        throw new UserMistakeException(
            "--batch, --threads and --steps must be at least 1 and --positions at least 2.");
      }
      Catalogue catalogue = new Catalogue(workspace.folder());
      StepBenchmark.Timing timing =
          StepBenchmark.run(
              catalogue.model(Recipes.DEMONSTRATION.model().source()),
              new StepBenchmark.Shape(batch, positions, layer, threads, steps));
      double[] sorted = timing.milliseconds();
      System.out.printf(
          Locale.ROOT,
          "B %d, T %d, %s, %d thread(s), %s, fast matrix products %s: median %.1f ms"
              + " (%.1f to %.1f, n = %d), %.0f tokens/s%n",
          batch,
          positions,
          layer == null ? "logits" : "layer " + layer,
          threads,
          timing.report().device(),
          timing.report().matmul().fast() ? "on" : "off",
          timing.median(),
          sorted[0],
          sorted[sorted.length - 1],
          sorted.length,
          1000.0 * batch * positions / timing.median());
    }
  }
}
