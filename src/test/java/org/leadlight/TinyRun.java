package org.leadlight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.train.Measurement;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StepRecord;
import org.leadlight.train.TrainingState;
import org.leadlight.worker.RunHost;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;

/** Real runs on a few conversations, trained in this process. */
public final class TinyRun {

  private static final RunObserver NOBODY =
      new RunObserver() {
        @Override
        public void stepped(StepRecord step) {}

        @Override
        public void evaluated(Measurement measurement) {}

        @Override
        public void checkpoint(TrainingState state) {}
      };

  private TinyRun() {}

  /** Puts a run of so many steps into the queue; it is evaluated every second step. */
  public static long enqueue(Workspace workspace, int steps, String... assignments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "training.steps=" + steps,
                "training.batch_size=2",
                "training.evaluation_interval=2",
                "training.evaluation_conversations=4",
                "training.checkpoint_interval=2",
                "distillation_layer_index=0",
                "data.train=" + few(workspace.folder()),
                "data.validation=" + few(workspace.folder())));
    all.addAll(List.of(assignments));
    RunSpec spec = RecipeFormat.with(Recipes.DEMONSTRATION, all);
    return workspace.enqueue("", spec);
  }

  /** Trains a run that waits, to its end. */
  public static RunState train(Workspace workspace, long run) {
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      return new RunHost(new Catalogue(workspace.folder()), NOBODY, () -> false).host(claim);
    }
  }

  /** Twelve of the validation conversations. */
  private static Path few(Path folder) {
    try {
      List<String> lines = Files.readAllLines(Demo.VALIDATION).subList(0, 12);
      return Files.write(folder.resolve("few.jsonl"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
