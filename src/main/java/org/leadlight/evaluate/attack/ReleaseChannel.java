package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.Temporaries;
import org.leadlight.transform.TokenBatch;

/**
 * What makes releases of prompts: the transform that is judged, another mechanism, or a control.
 * Deterministic: the same batch and draw give the same release, whatever the padding.
 */
public interface ReleaseChannel {

  /**
   * Releases prompts.
   *
   * @param batch the prompts; its manager owns the result
   * @param draw which noise
   */
  Release release(TokenBatch batch, Draw draw);

  /**
   * The mean of several fresh releases; draw n has the noise of draws n r to n r + r - 1.
   *
   * @param batch the prompts; its manager owns the result
   * @param draw which noise
   * @param releases how many, r, at least 1
   */
  default Release mean(TokenBatch batch, Draw draw, int releases) {
    NDArray sum = release(batch, draw.part(0, releases)).xTilde();
    for (int i = 1; i < releases; i++) {
      try (Temporaries _ = Temporaries.open()) {
        NDArray next = release(batch, draw.part(i, releases)).xTilde();
        sum.addi(next);
      }
    }
    return new Release(batch, Scalars.over(sum, releases));
  }

  /** What a white-box reader knows of it; empty where its releases are not Gaussian. */
  default Optional<GaussianKnowledge> knowledge() {
    return Optional.empty();
  }
}
