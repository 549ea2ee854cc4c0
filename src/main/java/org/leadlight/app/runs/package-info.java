/** The screen of all runs: their table, the queue, and what can be done with one. */
@NullMarked
package org.leadlight.app.runs;

import org.jspecify.annotations.NullMarked;
