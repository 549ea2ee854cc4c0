package org.leadlight.tensor;

/**
 * How the engine is started.
 *
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param threads threads of a matrix product
 */
public record RuntimeOptions(String device, int threads) {}
