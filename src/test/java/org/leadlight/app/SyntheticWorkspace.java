package org.leadlight.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;

/** A workspace with one finished run that nobody trained. */
public final class SyntheticWorkspace {

  private static final List<String> NAMES =
      List.of("component/composite_loss", "component/cosine_distance", "component/entropy_loss");

  private SyntheticWorkspace() {}

  /** Writes the run into a folder. */
  public static void make(Path folder) {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
        List<MetricRow> rows = new ArrayList<>();
        for (int step = 0; step < 600; step++) {
          double fall = Math.exp(-step / 100.0);
          rows.add(new MetricRow(step, NAMES, new double[] {fall, fall / 30, fall - 0.5}));
        }
        claim.appendSteps(rows, List.of(new Dated(0, "{\"alpha\":0.6}")), List.of());
        claim.recordEvaluation(
            new Evaluation(600, Map.of(Evaluated.ANSWERS_KEPT, new Figure(0.9, 50, 0.8, 0.95))));
        claim.finish(RunState.FINISHED, "");
      }
    }
  }
}
