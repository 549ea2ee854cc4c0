package org.leadlight.workspace;

/**
 * A JSON text that belongs to a step.
 *
 * @param step the step
 * @param json the text
 */
public record Dated(long step, String json) {}
