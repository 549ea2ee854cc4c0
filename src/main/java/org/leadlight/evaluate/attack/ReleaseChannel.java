package org.leadlight.evaluate.attack;

import java.util.Optional;
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

  /** What a white-box reader knows of it; empty where its releases are not Gaussian. */
  default Optional<GaussianKnowledge> knowledge() {
    return Optional.empty();
  }
}
