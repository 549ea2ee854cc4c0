package org.leadlight.evaluate.attack;

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
    return single.mean(batch, draw, releases);
  }
}
