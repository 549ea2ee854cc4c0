package org.leadlight.run;

/**
 * How the training runs.
 *
 * @param steps optimiser steps
 * @param batchSize sequences a step
 * @param microBatches parts a step's batch is computed in, at most {@code batchSize}
 * @param learningRate peak of the schedule
 * @param beta1 AdamW's decay of the first moment
 * @param beta2 AdamW's decay of the second moment
 * @param epsilon AdamW's term against division by zero
 * @param weightDecay decoupled weight decay
 * @param clipNorm largest gradient norm; larger ones are scaled down to it
 * @param warmUpShare share of the steps in which the rate rises linearly
 * @param finalShare the rate at the last step as a share of the peak, reached along a cosine
 * @param seed everything random of the run is derived from it
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param threads threads of a matrix product on the CPU
 * @param evaluationInterval steps between evaluations
 * @param evaluationConversations validation conversations of an evaluation while training; the one
 *     at the end uses all
 * @param checkpointInterval steps between checkpoints
 */
public record TrainingSpec(
    int steps,
    int batchSize,
    int microBatches,
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double clipNorm,
    double warmUpShare,
    double finalShare,
    long seed,
    String device,
    int threads,
    int evaluationInterval,
    int evaluationConversations,
    int checkpointInterval) {

  /** The same with other numbers that may change while it runs ({@link LiveSettings}). */
  TrainingSpec withLive(double peak, double clip, int interval) {
    return new TrainingSpec(
        steps,
        batchSize,
        microBatches,
        peak,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        clip,
        warmUpShare,
        finalShare,
        seed,
        device,
        threads,
        interval,
        evaluationConversations,
        checkpointInterval);
  }

  /** The same with the seed, the device and the threads of another. */
  public TrainingSpec withMachineOf(TrainingSpec other) {
    return new TrainingSpec(
        steps,
        batchSize,
        microBatches,
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        clipNorm,
        warmUpShare,
        finalShare,
        other.seed,
        other.device,
        other.threads,
        evaluationInterval,
        evaluationConversations,
        checkpointInterval);
  }
}
