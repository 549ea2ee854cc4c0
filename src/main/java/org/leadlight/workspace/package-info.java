/**
 * The durable record: a SQLite database (runs, series, commands, evaluations, checkpoints) and a
 * folder per run; the catalogue of models and data sets; the launcher of worker processes. The
 * window, the command line and the workers meet here and nowhere else.
 */
@NullMarked
package org.leadlight.workspace;

import org.jspecify.annotations.NullMarked;
