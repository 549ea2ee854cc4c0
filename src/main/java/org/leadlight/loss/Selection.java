package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.TokenBatch;

/**
 * The rows of one pass that the masks select, gathered before anything is measured.
 *
 * @param noiseCount positions with n' = 1, N
 * @param x clean embeddings [N,d]
 * @param xTilde noisy embeddings [N,d]
 * @param centre x + mu, where the noise is centred [N,d]
 * @param sigma standard deviations [N,d]
 * @param pairs the pairs among these rows, where a term measures pairs
 * @param lossCount positions with l' = 1, M
 * @param h the teacher's activations [M,K]
 * @param hTilde the student's activations [M,K]
 */
record Selection(
    long noiseCount,
    NDArray x,
    NDArray xTilde,
    NDArray centre,
    NDArray sigma,
    Optional<SequencePairs> pairs,
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
   * @param pairs the pairs of the batch, where a term measures pairs
   */
  static Selection of(
      TokenBatch batch,
      NoisyEmbeddings embeddings,
      NDArray h,
      NDArray hTilde,
      NDArray lossMask,
      UnaryOperator<NDArray> head,
      Optional<SequencePairs> pairs) {
    NDManager manager = hTilde.getManager();
    long[] noisePositions = batch.noisePositions();
    long[] lossPositions = batch.positions(booleans(batch, lossMask));
    NDArray atNoise = manager.create(noisePositions);
    NDArray atLoss = manager.create(lossPositions);
    NDArray x = Rows.at(embeddings.x(), atNoise);
    NDArray mu = embeddings.mu();
    UnaryOperator<NDArray> compared = lossPositions.length == 0 ? rows -> rows : head;
    return new Selection(
        noisePositions.length,
        x,
        Rows.at(embeddings.xTilde(), atNoise),
        mu == null ? x : x.add(Rows.at(mu, atNoise)),
        Rows.at(embeddings.sigma(), atNoise),
        pairs,
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
        centre.stopGradient(),
        sigma.stopGradient(),
        pairs,
        lossCount,
        h,
        hTilde.stopGradient());
  }
}
