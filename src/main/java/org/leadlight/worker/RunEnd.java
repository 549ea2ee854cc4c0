package org.leadlight.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.Evaluation;
import org.leadlight.train.TrainingLoop;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.ReplayVerdict;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;

/**
 * Records how a training ended: what its result is, and one sentence where there is more to say.
 */
final class RunEnd {

  private final RunClaim claim;

  /** The end of a run. */
  RunEnd(RunClaim claim) {
    this.claim = claim;
  }

  /**
   * Records it.
   *
   * @param end how the loop ended
   * @param keep what is kept of a run that was stopped
   * @return the state of the run
   */
  RunState record(TrainingLoop.End end, Keep keep) {
    return switch (end) {
      case FINISHED -> finish(RunState.FINISHED, verdict());
      case STOPPED -> finish(RunState.STOPPED, keep == Keep.BEST ? keepBest() : verdict());
      case DISCARDED -> discard();
    };
  }

  private RunState finish(RunState state, String message) {
    claim.finish(state, message);
    return state;
  }

  /** Of a repetition. */
  private String verdict() {
    return claim.record().replayVerdict().map(ReplayVerdict::sentence).orElse("");
  }

  private String keepBest() {
    BestMeasure measure = claim.record().bestBy();
    List<Long> kept = claim.weights().steps(claim.run().id());
    Optional<Evaluation> best =
        measure.best(
            claim.record().evaluations().stream()
                .filter(evaluation -> kept.contains(evaluation.step()))
                .toList());
    if (best.isEmpty()) {
      return "It had no evaluation after its start, so the last weights are its result.";
    }
    claim.result(best.get().step());
    return "Its result is the best by "
        + measure.text()
        + ": the weights after step "
        + best.get().step()
        + ".";
  }

  private RunState discard() {
    try {
      claim.discard("Discarded: no weights are kept, its curves are.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RunState.DISCARDED;
  }
}
