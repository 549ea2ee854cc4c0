package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What a training has come to after so many steps; the arrays are the training's own and must be
 * copied before the next step.
 *
 * @param step steps taken
 * @param parameters the cloak's parameters by name, in order
 * @param optimiser the optimiser with its moments
 * @param skippedInARow steps skipped in a row because their total was not finite
 */
public record TrainingState(
    long step, Map<String, NDArray> parameters, AdamW optimiser, int skippedInARow) {}
