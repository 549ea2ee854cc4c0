package org.leadlight.loss;

import ai.djl.ndarray.NDArray;

/**
 * The rows of one pass that the masks select, gathered before anything is measured.
 *
 * @param noiseCount positions with n' = 1, N
 * @param x clean embeddings [N,d]
 * @param xTilde noisy embeddings [N,d]
 * @param sigma standard deviations [N,d]
 * @param lossCount positions with l' = 1, M
 * @param h the teacher's activations [M,K]
 * @param hTilde the student's activations [M,K]
 */
record Selection(
    long noiseCount,
    NDArray x,
    NDArray xTilde,
    NDArray sigma,
    long lossCount,
    NDArray h,
    NDArray hTilde) {

  /** The same rows cut off the tape. */
  Selection withoutTape() {
    return new Selection(
        noiseCount,
        x,
        xTilde.stopGradient(),
        sigma.stopGradient(),
        lossCount,
        h,
        hTilde.stopGradient());
  }
}
