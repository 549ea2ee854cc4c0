package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;

/** Reads with a trained network. */
record NetworkReader(InverterNetwork network, ReleasedStates states) implements Reader {

  @Override
  public NDArray scores(Release release) {
    return network.scores(states.of(release), release, null);
  }

  @Override
  public void close() {
    network.close();
  }
}
