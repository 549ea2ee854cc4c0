package org.leadlight.workspace;

/**
 * A file of weights that is in place.
 *
 * @param step steps taken when it was written
 * @param name its name within the run's checkpoint folder
 * @param bytes its size
 * @param parametersSha256 hash of the parameters in it
 */
public record WeightsFile(long step, String name, long bytes, String parametersSha256) {}
