/**
 * What a training will need before it starts: counted floating-point operations, memory, and the
 * pace that the newest runs of a workspace showed.
 */
@NullMarked
package org.leadlight.workspace.estimate;

import org.jspecify.annotations.NullMarked;
