package org.leadlight.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.leadlight.format.FormatException;
import org.leadlight.run.RunSpec;
import org.leadlight.train.StoredTraining;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.WeightsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a run that was begun before to its newest checkpoint that is whole, or to its start, and
 * strikes out what was recorded after it.
 */
final class Resumption {

  private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

  private Resumption() {}

  /** Whether somebody worked on the run before, or its record was copied from another's. */
  static boolean isNeeded(RunClaim claim) {
    return claim.run().epoch() > 1 || claim.run().step() > 0;
  }

  /**
   * Restores and rewinds.
   *
   * @param claim the run
   * @param execution at its start; at the checkpoint afterwards
   * @return steps taken
   */
  static long resume(RunClaim claim, RunExecution execution) {
    long step = 0;
    for (WeightsFile file : claim.checkpoints()) {
      if (restore(claim, execution, file)) {
        step = file.step();
        break;
      }
    }
    try {
      claim.rewind(step);
      claim.files().sweep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("Run {} goes on after step {}", claim.run().id(), step);
    return step;
  }

  private static boolean restore(RunClaim claim, RunExecution execution, WeightsFile file) {
    RunSpec used = claim.steered().before(file.step());
    StoredTraining stored =
        new StoredTraining(
            claim.folder().checkpoints().resolve(file.name()), file.parametersSha256());
    try {
      execution.restore(stored, used);
      return true;
    } catch (FormatException damaged) {
      LOG.warn("The checkpoint after step {} cannot be used; trying the one before", file.step());
      LOG.warn("Why", damaged);
      return false;
    }
  }
}
