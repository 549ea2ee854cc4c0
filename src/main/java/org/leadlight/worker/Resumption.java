package org.leadlight.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.leadlight.format.FormatException;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
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
    long step = restoreNewest(claim, execution);
    try {
      claim.rewind(step);
      claim.files().sweep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("Run {} goes on after step {}", claim.run().id(), step);
    return step;
  }

  /** Steps taken at the newest checkpoint that is whole; 0 where no file of one is there. */
  private static long restoreNewest(RunClaim claim, RunExecution execution) {
    Optional<FormatException> why = Optional.empty();
    for (WeightsFile file : claim.checkpoints()) {
      Path path = claim.folder().checkpoints().resolve(file.name());
      if (!Files.exists(path)) {
        LOG.warn("The checkpoint {} is gone; trying the one before", path);
        continue;
      }
      try {
        RunSpec used = claim.record().steered().before(file.step());
        execution.restore(new StoredTraining(path, file.parametersSha256()), used);
        return file.step();
      } catch (FormatException unusable) {
        if (isUnreadable(unusable)) {
          throw unusable; // it may be whole, and what comes after it must not be struck out
        }
        LOG.warn("The checkpoint {} cannot be used; trying the one before", path, unusable);
        why = why.or(() -> Optional.of(unusable));
      }
    }
    why.ifPresent(unusable -> refuse(claim, unusable));
    return 0;
  }

  private static boolean isUnreadable(FormatException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof IOException && !(cause instanceof EOFException);
  }

  /** Starting again would strike out the whole record; that is for a person to decide. */
  private static void refuse(RunClaim claim, FormatException unusable) {
    throw new UserMistakeException(
        "No checkpoint of run "
            + claim.run().id()
            + " can be used, so it was left as it is; a replay repeats it from its start. ("
            + unusable.getMessage()
            + ")",
        unusable);
  }
}
