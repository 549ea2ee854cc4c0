package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.tensor.StepScope;

/** How large the numbers of a channel's releases are. */
final class ChannelRms {

  private static final int CONVERSATIONS = 16;

  private ChannelRms() {}

  /** Root mean square over the transformed tokens of the first conversations. */
  static double of(NDManager manager, ReleaseChannel channel, List<Example> examples) {
    List<Example> few = examples.subList(0, Math.min(CONVERSATIONS, examples.size()));
    try (StepScope scope = StepScope.open(manager)) {
      Release release = channel.release(AttackBatches.of(scope.manager(), few), Draw.learning(0));
      NDArray rows = release.rows();
      return rows.size() == 0 ? 0 : Math.sqrt(rows.square().mean().getFloat());
    }
  }
}
