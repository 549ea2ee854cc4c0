package org.leadlight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
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
                "data.train=" + few(workspace.folder(), Demo.TRAIN),
                "data.validation=" + few(workspace.folder(), Demo.VALIDATION)));
    all.addAll(List.of(assignments));
    RunSpec spec = RecipeFormat.with(Recipes.DEMONSTRATION, all);
    return workspace.enqueue("", spec);
  }

  /** Trains a run that waits, to its end. */
  public static RunState train(Workspace workspace, long run) {
    return train(workspace, run, taken -> {});
  }

  /**
   * Trains a run that waits, to its end.
   *
   * @param script called after every step with the steps taken
   */
  public static RunState train(Workspace workspace, long run, LongConsumer script) {
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      return host(workspace, script).host(claim);
    }
  }

  /**
   * Trains a run until its worker is gone: the run was taken over after some steps, so whatever the
   * worker still held back is lost, and it writes nothing more.
   *
   * @param script called after every step with the steps taken
   * @param cut steps taken then
   */
  public static void cutOff(Workspace workspace, long run, LongConsumer script, long cut) {
    LongConsumer cutting =
        taken -> {
          if (taken < cut) {
            script.accept(taken);
          } else if (taken == cut) {
            takeOver(workspace.folder(), run); // noticed with the next write
          }
        };
    train(workspace, run, cutting);
  }

  /** What an observer does to a worker that stands still. */
  private static void takeOver(Path folder, long run) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("leadlight.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE run SET state = 'INTERRUPTED', epoch = epoch + 1 WHERE id = " + run);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RunHost host(Workspace workspace, LongConsumer script) {
    RunObserver beside =
        new RunObserver() {
          @Override
          public void stepped(StepRecord step) {
            script.accept(step.step() + 1);
          }

          @Override
          public void evaluated(Measurement measurement) {}

          @Override
          public void checkpoint(TrainingState state) {}
        };
    return new RunHost(new Catalogue(workspace.folder()), beside, () -> false);
  }

  /** The first twelve conversations of a file. */
  private static Path few(Path folder, Path file) {
    try {
      List<String> lines = Files.readAllLines(file).subList(0, 12);
      return Files.write(folder.resolve("few-" + file.getFileName()), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
