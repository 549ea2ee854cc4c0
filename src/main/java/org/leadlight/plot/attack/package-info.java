/**
 * Figures of what attackers read of a transform, and the page that shows them; the same for the
 * window and for reports.
 */
@NullMarked
package org.leadlight.plot.attack;

import org.jspecify.annotations.NullMarked;
