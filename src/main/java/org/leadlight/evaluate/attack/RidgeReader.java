package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;

/** Maps releases back to embeddings and names the nearest words. */
record RidgeReader(AffineMap map, NearestReader nearest) implements Reader {

  @Override
  public NDArray scores(Release release) {
    return nearest.scores(map.apply(release.rows()));
  }

  @Override
  public void close() {
    map.close();
    nearest.close();
  }
}
