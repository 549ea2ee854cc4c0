package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.Temporaries;
import org.leadlight.transform.TokenBatch;

/** The mean of several fresh releases of each prompt. */
final class AveragedChannel implements ReleaseChannel {

  private final ReleaseChannel single;
  private final int releases;

  /**
   * Means of a channel's releases.
   *
   * @param single makes them one by one
   * @param releases how many are averaged, at least 1
   */
  AveragedChannel(ReleaseChannel single, int releases) {
    this.single = single;
    this.releases = releases;
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    NDArray sum = one(batch, draw, 0);
    for (int i = 1; i < releases; i++) {
      try (NDArray next = one(batch, draw, i)) {
        sum.addi(next);
      }
    }
    return new Release(batch, Scalars.over(sum, releases));
  }

  private NDArray one(TokenBatch batch, Draw draw, int number) {
    Draw fresh = new Draw(draw.stream(), draw.number() * releases + number);
    try (Temporaries temporaries = Temporaries.open()) {
      return temporaries.keep(single.release(batch, fresh).xTilde());
    }
  }
}
