package org.leadlight.workspace;

import java.util.List;
import java.util.Optional;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;

/** What is recorded of a run so far, read anew at every call. */
public final class RunRecord {

  private final Workspace workspace;
  private final long run;

  RunRecord(Workspace workspace, long run) {
    this.workspace = workspace;
    this.run = run;
  }

  /** Its recipe with the changes that were made while it trained. */
  public SteeredRecipe steered() {
    return new SteeredRecipe(workspace.run(run).orElseThrow().spec(), workspace.commands().of(run));
  }

  /** What the hyperparameters closure returned last, as JSON; empty before the first step. */
  public String lastArguments() {
    return workspace
        .database()
        .read(
            db ->
                db.first(
                        "SELECT arguments FROM hyperparameters WHERE run_id = ?"
                            + " ORDER BY step DESC LIMIT 1",
                        row -> row.getString(1),
                        run)
                    .orElse(""));
  }

  /** Which of its evaluations counts as the best, as somebody chose last. */
  public BestMeasure bestBy() {
    return workspace.run(run).orElseThrow().bestBy();
  }

  /** Whether it came to the numbers of the run it repeats; empty when it repeats none. */
  public Optional<ReplayVerdict> replayVerdict() {
    return new Replays(workspace).verdict(run);
  }

  /** Its evaluations so far, in the order of their steps. */
  public List<Evaluation> evaluations() {
    return workspace.evaluations(run);
  }

  /** What an earlier worker of this run found where it computed, as JSON; empty for none. */
  public Optional<String> earlierRuntime() {
    return workspace.runtime(run);
  }
}
