package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.function.UnaryOperator;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.TokenBatch;

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

  /**
   * Gathers the rows of two passes.
   *
   * @param batch what was passed; gives n'
   * @param embeddings what the transform made of it
   * @param h the teacher's activation [B,T,d]
   * @param hTilde the student's [B,T,d]
   * @param lossMask l [B,T]
   * @param head applied to the gathered activations only, [M,d] to [M,K]
   */
  static Selection of(
      TokenBatch batch,
      NoisyEmbeddings embeddings,
      NDArray h,
      NDArray hTilde,
      NDArray lossMask,
      UnaryOperator<NDArray> head) {
    NDManager manager = hTilde.getManager();
    long[] noisePositions = batch.noisePositions();
    long[] lossPositions = batch.positions(booleans(batch, lossMask));
    NDArray atNoise = manager.create(noisePositions);
    NDArray atLoss = manager.create(lossPositions);
    UnaryOperator<NDArray> compared = lossPositions.length == 0 ? rows -> rows : head;
    return new Selection(
        noisePositions.length,
        Rows.at(embeddings.x(), atNoise),
        Rows.at(embeddings.xTilde(), atNoise),
        Rows.at(embeddings.sigma(), atNoise),
        lossPositions.length,
        compared.apply(Rows.at(h, atLoss)),
        compared.apply(Rows.at(hTilde, atLoss)));
  }

  private static boolean[] booleans(TokenBatch batch, NDArray mask) {
    long[] shape = mask.getShape().getShape();
    if (shape.length != 2 || shape[0] != batch.size() || shape[1] != batch.width()) {
      throw new IllegalArgumentException(
          "the loss mask is "
              + mask.getShape()
              + "; allowed is [B,T] = ("
              + batch.size()
              + ", "
              + batch.width()
              + ")");
    }
    try (NDArray flags = mask.toType(DataType.BOOLEAN, true)) {
      return flags.toBooleanArray();
    }
  }

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
