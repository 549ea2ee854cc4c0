package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.transform.TokenBatch;

/** Prompts as attackers meet them: without the last answer, which has not been given yet. */
final class AttackBatches {

  private static final int BUCKET = 8; // widths are multiples of this, so that few shapes occur

  private AttackBatches() {}

  /** Pads the prompts of examples into a batch whose arrays the manager owns. */
  static TokenBatch of(NDManager manager, List<Example> examples) {
    int longest = examples.stream().mapToInt(Example::answerStart).max().orElseThrow();
    return of(manager, examples, (longest + BUCKET - 1) / BUCKET * BUCKET);
  }

  /** The same in a given width. */
  static TokenBatch of(NDManager manager, List<Example> examples, int width) {
    return TokenBatch.of(
        manager,
        examples.stream()
            .map(each -> Arrays.copyOf(each.ids(), each.answerStart()))
            .toArray(int[][]::new),
        examples.stream()
            .map(each -> Arrays.copyOf(each.noise(), each.answerStart()))
            .toArray(boolean[][]::new),
        examples.stream().mapToLong(Example::sequenceId).toArray(),
        width);
  }
}
