package org.leadlight.workspace;

import java.util.Optional;
import org.leadlight.run.Evaluation;

/**
 * What a table of all runs says of one.
 *
 * @param run the run
 * @param best its best evaluation by its measure; empty while it has none
 * @param weightBytes what its weights take on the disk
 */
public record RunTableRow(RunSummary run, Optional<Evaluation> best, long weightBytes) {}
