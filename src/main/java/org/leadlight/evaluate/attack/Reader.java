package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;

/** An attacker that has learned. Scores depend on nothing but the release. */
public interface Reader extends AutoCloseable {

  /**
   * How likely every word is at each transformed token.
   *
   * @param release what left; ids of transformed tokens are blanked unless the attacker declares
   *     that it is told them
   * @return [N,V] in the order of {@link Release#positions}, the likelier the higher; owned by the
   *     manager of the release
   */
  NDArray scores(Release release);

  /** Frees what was learned. */
  @Override
  void close();
}
