package org.leadlight.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.run.ComponentDeclaration;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;

/**
 * The record of a long run that nobody trained: curves that fall and shake, written as a worker
 * writes them.
 *
 * @param steps steps of the run
 * @param series curves of the run, at least those of every run
 */
record LongRun(int steps, int series) {

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int EVALUATIONS = 40;
  private static final String ARGUMENTS =
      "{\"alpha\":0.6,\"cosine_distance_weight\":30,\"entropy_weight\":0.3,\"layer\":5}";

  /** The curves that every run has. */
  static List<String> usualNames() {
    List<String> names = new ArrayList<>(List.of("component/composite_loss"));
    for (ComponentDeclaration component : Factories.DISTILLATION.components()) {
      names.add("component/" + component.key());
    }
    names.add("optimiser/learning_rate");
    names.add("optimiser/gradient_norm");
    names.add("speed/tokens_per_second");
    names.add("speed/step_seconds");
    return names;
  }

  private List<String> names() {
    List<String> names = usualNames();
    for (int i = names.size(); i < series; i++) {
      names.add("component/extra_" + i);
    }
    return names;
  }

  /** Writes the run, finished, into the workspace in a folder. */
  void writeTo(Path folder) {
    try (Workspace workspace = Workspace.open(folder)) {
      long run =
          workspace.enqueue(
              "", RecipeFormat.with(Recipes.DEMONSTRATION, List.of("training.steps=" + steps)));
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        append(claim);
        for (int i = 0; i <= EVALUATIONS; i++) {
          claim.recordEvaluation(evaluation((long) steps * i / EVALUATIONS));
        }
        claim.finish(RunState.FINISHED, "");
      }
    }
  }

  private void append(RunClaim claim) {
    List<String> names = names();
    Random random = new Random(1);
    List<MetricRow> rows = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      double[] numbers = new double[names.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = 0.1 * i + Math.exp(-5.0 * step / steps) + 0.1 * random.nextGaussian();
      }
      rows.add(new MetricRow(step, names, numbers));
      if (rows.size() == ROWS_AT_ONCE || step == steps - 1) {
        boolean first = rows.getFirst().step() == 0;
        claim.appendSteps(rows, first ? List.of(new Dated(0, ARGUMENTS)) : List.of(), List.of());
        rows.clear();
      }
    }
  }

  private static Evaluation evaluation(long step) {
    return new Evaluation(
        step,
        Map.of(
            Evaluated.ANSWERS_KEPT, new Figure(0.95, 50, 0.86, 0.98),
            Evaluated.NOISE_RMS, new Figure(8, 50, 8, 8),
            Evaluated.RECOVERED_ALL, new Figure(0.6, 1_000, 0.57, 0.63),
            Evaluated.RECOVERED_PRIVATE, new Figure(0.02, 300, 0.01, 0.04)));
  }
}
