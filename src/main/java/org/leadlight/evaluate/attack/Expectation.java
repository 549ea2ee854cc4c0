package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.KeyValueCache;
import org.leadlight.tensor.StepScope;

/** What the frozen model expects of the next word of one sequence that it reads word by word. */
final class Expectation implements AutoCloseable {

  private final CausalLanguageModel base;
  private final NDManager manager;
  private final KeyValueCache cache;
  private @Nullable NDArray next; // log probabilities [V]

  /**
   * Nothing read yet.
   *
   * @param base the frozen model
   * @param manager what is kept is made under a child of it
   */
  Expectation(CausalLanguageModel base, NDManager manager) {
    this.base = base;
    this.manager = manager.newSubManager();
    this.cache = new KeyValueCache(this.manager);
  }

  /**
   * Reads one more word.
   *
   * @param embedding its clean embedding, [1,d]
   */
  void read(NDArray embedding) {
    try (StepScope scope = StepScope.open(manager)) {
      NDArray state = base.readOn(embedding.expandDims(0), new int[] {1}, cache); // [1,1,d]
      NDArray logits = base.head(state.reshape(1, -1)); // [1,V]
      NDArray expected = logits.logSoftmax(1).reshape(-1);
      if (next != null) {
        next.close();
      }
      next = scope.keep(expected, manager);
    }
  }

  /** Adds the log probability of every word to scores [V]; nothing before the first word. */
  NDArray addTo(NDArray scores) {
    return next == null ? scores : scores.add(next);
  }

  @Override
  public void close() {
    cache.close();
    manager.close();
  }
}
