package org.leadlight.app.learn;

/**
 * How far a training that a lesson started is.
 *
 * @param step steps taken
 * @param steps steps wanted
 * @param isOver whether nothing will happen any more by itself
 * @param isTrained whether it left a transform that the lesson can show
 * @param message one sentence about how it ended; empty when there is nothing to say
 */
public record TrainingProgress(
    long step, long steps, boolean isOver, boolean isTrained, String message) {}
