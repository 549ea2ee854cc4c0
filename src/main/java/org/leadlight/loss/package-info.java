/**
 * The losses: every component as one small function of gathered rows, the factories that weigh
 * them, and the three closures with their at-most-once contract ({@code mathematics.md} 6 to 11).
 */
@NullMarked
package org.leadlight.loss;

import org.jspecify.annotations.NullMarked;
