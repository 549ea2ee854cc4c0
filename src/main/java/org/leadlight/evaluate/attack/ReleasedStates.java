package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;

/** What of a release a network reads. */
@FunctionalInterface
interface ReleasedStates {

  /** The states [B,T,k] of a release, such as x~ itself; owned by the manager of the release. */
  NDArray of(Release release);
}
