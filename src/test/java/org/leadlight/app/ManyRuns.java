package org.leadlight.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.Workspace;

/** Runs in every state, with long names among them. */
final class ManyRuns {

  /** How many there are. */
  static final int COUNT = 18;

  /** One that was interrupted and keeps checkpoints. */
  static final long INTERESTING = 12;

  private ManyRuns() {}

  /** Writes them and returns the hold on the one that goes on. */
  static RunClaim write(Workspace workspace) throws IOException {
    for (int i = 1; i <= 11; i++) {
      String name = i % 3 == 0 ? "Alpha sweep of the front desk, alpha 0." + i : "";
      run(workspace, name, i % 4 == 0 ? RunState.STOPPED : RunState.FINISHED, 600 - i % 4 * 40, "");
    }
    run(
        workspace,
        "Front desk with a much longer name that says everything of its purpose at once",
        RunState.INTERRUPTED,
        412,
        "Its worker process is gone.");
    run(
        workspace,
        "Too high a rate",
        RunState.FAILED,
        33,
        "The loss is not finite at step 33 (composite_loss = NaN); lower the learning rate or"
            + " branch from the checkpoint after step 30.");
    run(workspace, "", RunState.DISCARDED, 90, "");
    workspace.lineage().replay(2);
    long held = workspace.enqueue("Gentle, alpha 0.3", Recipes.DEMONSTRATION);
    workspace.queue().hold(held);
    workspace.lineage().branch(INTERESTING, 400, Map.of("alpha", 0.7));
    long running = workspace.enqueue("Strong, alpha 0.7", Recipes.DEMONSTRATION);
    RunClaim claim = RunClaim.of(workspace, running).orElseThrow();
    record(claim, 200);
    return claim;
  }

  private static void run(
      Workspace workspace, String name, RunState end, long steps, String message)
      throws IOException {
    long run =
        workspace.enqueue(
            name, RecipeFormat.with(Recipes.DEMONSTRATION, List.of("training.seed=3")));
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      record(claim, steps);
      claim.finish(end, message);
    }
  }

  private static void record(RunClaim claim, long steps) throws IOException {
    claim.begin("cpu", "{\"engine\":\"PyTorch\"}", "{}", 0);
    claim.appendSteps(
        List.of(new MetricRow(steps - 1, List.of("component/composite_loss"), new double[] {1})),
        List.of(),
        List.of());
    for (long step = 100; step <= steps; step += 100) {
      double kept = 0.9 + 0.01 * ((claim.run().id() + step / 100) % 8);
      double read = 0.01 * (1 + claim.run().id() % 5);
      claim.recordEvaluation(
          new Evaluation(
              step,
              Map.of(
                  "answers_kept", new Figure(kept, 50, kept - 0.08, Math.min(1, kept + 0.04)),
                  "recovered_private", new Figure(read, 300, read / 2, 2 * read))));
    }
    for (long step = 200; step <= steps; step += 200) {
      Path file = claim.folder().checkpoints().resolve("step-" + step);
      AtomicFile.publish(file, temporary -> Files.writeString(temporary, "weights"));
      claim.recordCheckpoint(new WeightsFile(step, "step-" + step, 4_300_000, "hash"), false);
    }
  }
}
