/**
 * The training itself: the loop, the optimiser, the schedule of its rate, controls and checkpoints.
 * It knows evaluation only as the {@link org.leadlight.train.Evaluator} it calls, and the durable
 * record only as the {@link org.leadlight.train.RunObserver} it tells.
 */
@NullMarked
package org.leadlight.train;

import org.jspecify.annotations.NullMarked;
