package org.leadlight.workspace.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/** Reads from a workspace how fast its newest runs stepped. */
public final class MeasuredRuns {

  private static final String STEP_SECONDS = "speed/step_seconds";
  private static final int NEWEST = 12;
  private static final int FEWEST_STEPS = 20;
  private static final int LOOKED_AT = 100;

  private final Workspace workspace;
  private final Function<RunSpec, Optional<Double>> gigaflops;

  /**
   * A reader.
   *
   * @param gigaflops counts the operations of a step of a recipe, in 1e9; empty when its files are
   *     gone
   */
  public MeasuredRuns(Workspace workspace, Function<RunSpec, Optional<Double>> gigaflops) {
    this.workspace = workspace;
    this.gigaflops = gigaflops;
  }

  /** What the newest runs showed, the newest first. */
  public List<MeasuredRun> read() {
    List<MeasuredRun> measured = new ArrayList<>();
    for (RunSummary run : workspace.runs().stream().limit(NEWEST).toList()) {
      if (run.step() >= FEWEST_STEPS) {
        measured(run).ifPresent(measured::add);
      }
    }
    return List.copyOf(measured);
  }

  private Optional<MeasuredRun> measured(RunSummary run) {
    double seconds = usualSeconds(run);
    if (!(seconds > 0)) {
      return Optional.empty();
    }
    try {
      RunSpec spec = run.spec();
      return gigaflops
          .apply(spec)
          .map(
              counted ->
                  new MeasuredRun(
                      run.id(), run.device(), spec.training().threads(), counted, seconds));
    } catch (InvalidRecipeException ofAnotherVersion) {
      return Optional.empty();
    }
  }

  /**
   * The mean without the quickest and the slowest twentieth: stalls count, a suspended hour not.
   */
  private double usualSeconds(RunSummary run) {
    RunCursor since =
        new RunCursor(run.rewinds(), run.step() - LOOKED_AT - 1, Long.MAX_VALUE, Long.MAX_VALUE);
    double[] seconds =
        workspace.read(run.id(), since, LOOKED_AT).stream()
            .flatMap(snapshot -> snapshot.metrics().stream())
            .mapToDouble(MeasuredRuns::seconds)
            .filter(value -> value > 0)
            .sorted()
            .toArray();
    int left = seconds.length / 20;
    return Arrays.stream(seconds, left, seconds.length - left).average().orElse(Double.NaN);
  }

  private static double seconds(MetricRow row) {
    int index = row.names().indexOf(STEP_SECONDS);
    return index < 0 ? Double.NaN : row.numbers()[index];
  }
}
