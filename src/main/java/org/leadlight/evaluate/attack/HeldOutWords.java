package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.stream.LongStream;
import org.leadlight.data.Example;
import org.leadlight.tensor.StepScope;

/** Releases of conversations that an attacker keeps back, to choose between readers. */
final class HeldOutWords implements AutoCloseable {

  private static final int MOST_CONVERSATIONS = 100;
  private static final int BATCH = 16;
  private static final int ROWS = 512; // at a time: bounds the [ROWS,V] table of scores

  private final NDManager manager;
  private final NDList rows = new NDList(); // [n,d] of each batch
  private long[] truth = new long[0];

  /**
   * Releases the first of some conversations.
   *
   * @param base the arrays are made under a child of it
   * @param lesson makes the releases
   * @param examples the conversations
   */
  HeldOutWords(NDManager base, Lesson lesson, List<Example> examples) {
    this.manager = base.newSubManager();
    int count = Math.min(MOST_CONVERSATIONS, examples.size());
    for (int from = 0; from < count; from += BATCH) {
      List<Example> some = examples.subList(from, Math.min(count, from + BATCH));
      try (StepScope scope = StepScope.open(manager)) {
        Release release =
            lesson.channel().release(AttackBatches.of(scope.manager(), some), lesson.draw(0));
        if (release.positions().length > 0) {
          rows.add(scope.keep(release.rows(), manager));
          truth = LongStream.concat(LongStream.of(truth), LongStream.of(release.truth())).toArray();
        }
      }
    }
  }

  /** Scores of rows [n,d] for every word, [n,V]. */
  @FunctionalInterface
  interface Scores {
    /** The scores of rows. */
    NDArray of(NDArray rows);
  }

  /** How many words are named by the largest score. */
  long named(Scores scores) {
    long named = 0;
    int next = 0;
    for (NDArray part : rows) {
      int size = (int) part.getShape().get(0);
      for (int from = 0; from < size; from += ROWS) {
        int to = Math.min(size, from + ROWS);
        try (StepScope scope = StepScope.open(manager)) {
          NDArray some = part.get(new NDIndex("{}:{}", from, to));
          some.attach(scope.manager());
          for (long id : scores.of(some).argMax(1).toLongArray()) {
            named += id == truth[next++] ? 1 : 0;
          }
        }
      }
    }
    return named;
  }

  @Override
  public void close() {
    manager.close();
  }
}
