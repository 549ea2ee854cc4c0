package org.leadlight.workspace.estimate;

/**
 * What a run that went before showed.
 *
 * @param run its number
 * @param device where it ran
 * @param threads threads it used
 * @param gigaflops counted operations of one of its steps, in 1e9
 * @param stepSeconds usual wall time of a step
 */
public record MeasuredRun(
    long run, String device, int threads, double gigaflops, double stepSeconds) {}
