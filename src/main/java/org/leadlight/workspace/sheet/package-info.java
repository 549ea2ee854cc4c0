/** The reproducibility sheet of a run: everything its numbers rest on, on one page. */
@NullMarked
package org.leadlight.workspace.sheet;

import org.jspecify.annotations.NullMarked;
