package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import org.leadlight.evaluate.NearestNeighbourReader.Reading;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/** A reader that an inspection shows beside the nearest neighbour; it has nothing to learn. */
public interface TokenReader {

  /** The name of the attacker. */
  String id();

  /**
   * Reads the transformed tokens of prompts, at least one.
   *
   * @param model the transform that released them
   * @param batch the prompts
   * @param xTilde what was released, [B,T,d]
   * @param truth the N true ids, by which ranks are told
   * @param draw keys the noise of whatever more it asks for
   */
  Reading read(
      NoiseMaskedNoisyTransformerModel model,
      TokenBatch batch,
      NDArray xTilde,
      long[] truth,
      long draw);
}
