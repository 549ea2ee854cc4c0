package org.leadlight.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.MeanForm;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import org.leadlight.tensor.MatmulPolicy;
import org.leadlight.worker.StepBenchmark;
import org.leadlight.worker.StepTiming;
import org.leadlight.workspace.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times training steps and says how near they come to the machine's matrix products. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    description = {
      "Times whole training steps on the bundled model, and between them the machine's fastest",
      "matrix product: what share of a step its own products would take at that speed."
    })
final class BenchStepCommand implements Runnable {

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

  @Option(
      names = "--mean",
      paramLabel = "FORM",
      description = "The cloak's mean: ${COMPLETION-CANDIDATES} (BOUNDED).")
  private MeanForm mean = MeanForm.BOUNDED;

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description = "Numbers of the frozen model: float32, the only one so far.")
  private String precision = "float32";

  @Option(
      names = "--products",
      paramLabel = "ROUTE",
      description = "Route of matrix products: ${COMPLETION-CANDIDATES} (SELF_TEST).")
  private MatmulPolicy products = MatmulPolicy.SELF_TEST;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (1).")
  private int threads = 1;

  @Option(names = "--steps", paramLabel = "N", description = "Steps to time (40).")
  private int steps = 40;

  @Override
  public void run() {
    check();
    Catalogue catalogue = new Catalogue(workspace.folder());
    StepTiming timing =
        StepBenchmark.run(
            catalogue.model(Recipes.DEMONSTRATION.model().source()),
            new StepBenchmark.Shape(batch, positions, layer, mean, threads, products, steps));
    System.out.print(report(timing));
  }

  private void check() {
    if (batch < 1 || positions < 2 || threads < 1 || steps < 1) {
      throw new UserMistakeException(
          "--batch, --threads and --steps must be at least 1 and --positions at least 2.");
    }
    if (!precision.equals("float32")) {
      throw new UserMistakeException(
          "--precision is "
              + precision
              + "; the frozen model is computed in float32 only, so leave it out or write float32.");
    }
  }

  private String report(StepTiming timing) {
    return String.format(
            Locale.ROOT,
            "B %d, T %d, %s, mean %s, %s, %d thread(s), %s, fast matrix products %s%n",
            batch,
            positions,
            layer == null ? "logits" : "layer " + layer,
            mean.name().toLowerCase(Locale.ROOT),
            precision,
            threads,
            timing.report().device(),
            timing.report().matmul().fast() ? "on" : "off")
        + String.format(
            Locale.ROOT,
            "step   median %.1f ms (%.1f to %.1f, n = %d), %.1f ms of processor time, %.0f tokens/s%n",
            timing.median(),
            timing.shortest(),
            timing.longest(),
            timing.wall().length,
            timing.processorMedian(),
            1000.0 * batch * positions / timing.median())
        + String.format(
            Locale.ROOT,
            "peak   %.1f GFLOP/s (%s, the fastest product of a step), %.1f by processor time%n",
            timing.peak(),
            timing.peakProduct(),
            timing.processorPeak())
        + String.format(
            Locale.ROOT,
            "share  %.1f %% of the step: %.2f GFLOP of matrix products at the peak; %.1f %% by"
                + " processor time%n",
            100 * timing.share(),
            timing.gigaflop(),
            100 * timing.processorShare())
        + "stages "
        + stages(timing)
        + System.lineSeparator();
  }

  private static String stages(StepTiming timing) {
    return timing.breakdown().entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f ms (%.0f %%)",
                    entry.getKey().name().toLowerCase(Locale.ROOT),
                    entry.getValue(),
                    100 * entry.getValue() / timing.median()))
        .collect(Collectors.joining(", "));
  }
}
