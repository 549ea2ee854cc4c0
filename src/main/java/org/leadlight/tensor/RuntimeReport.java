package org.leadlight.tensor;

/**
 * What the engine is and how it was set up, for reports and checkpoints.
 *
 * @param engine the engine's name and version
 * @param device where it computes, {@code cpu} or {@code cuda:N}
 * @param threads threads of one operation
 * @param aten the route of each native operation
 * @param matmul the route of matrix products
 * @param memoryBytes bytes of memory that the device has, 0 where it cannot be read
 * @param processors cores of this machine that may be used
 * @param startSeconds how long the start took, self-tests included
 */
public record RuntimeReport(
    String engine,
    String device,
    int threads,
    AtenChoices aten,
    MatmulChoice matmul,
    long memoryBytes,
    int processors,
    double startSeconds) {}
