package org.leadlight.evaluate.attack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.data.Example;
import org.leadlight.transform.TokenBatch;

/**
 * Pairs that do not belong together: in place of each prompt's release leaves that of another
 * prompt. Who learns from it learns how often words are used, and nothing of what a release says.
 */
final class ShuffledChannel implements ReleaseChannel {

  private final ReleaseChannel original;
  private final Map<Long, Example> partners = new HashMap<>();

  /**
   * Pairs every example with the one half the list further.
   *
   * @param original makes the releases
   * @param examples at least two; all that will be released
   */
  ShuffledChannel(ReleaseChannel original, List<Example> examples) {
    this.original = original;
    int count = examples.size();
    for (int i = 0; i < count; i++) {
      partners.put(examples.get(i).sequenceId(), examples.get((i + (count + 1) / 2) % count));
    }
  }

  @Override
  public Release release(TokenBatch batch, Draw draw) {
    List<Example> others =
        Arrays.stream(batch.sequenceIds()).mapToObj(id -> cut(partner(id), batch)).toList();
    TokenBatch other = AttackBatches.of(batch.ids().getManager(), others, batch.width());
    return new Release(batch, original.release(other, draw).xTilde());
  }

  @Override
  public Optional<GaussianKnowledge> knowledge() {
    return original.knowledge();
  }

  private Example partner(long sequenceId) {
    Example partner = partners.get(sequenceId);
    if (partner == null) {
      throw new IllegalArgumentException("conversation " + sequenceId + " has no partner");
    }
    return partner;
  }

  /** As much of an example's prompt as the batch has room for. */
  private static Example cut(Example example, TokenBatch batch) {
    return new Example(
        example.sequenceId(),
        example.conversation(),
        example.ids(),
        example.noise(),
        example.loss(),
        example.privateTokens(),
        Math.min(example.answerStart(), batch.width()),
        example.answerEnd());
  }
}
