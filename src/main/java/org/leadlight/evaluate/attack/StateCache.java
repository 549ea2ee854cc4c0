package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.leadlight.tensor.StepScope;

/** The states of releases that are learned from again and again, as far as memory allows. */
final class StateCache implements AutoCloseable {

  private static final long MOST_BYTES = 1L << 29;

  private final NDManager manager;
  private final Map<Long, NDArray> kept = new HashMap<>();
  private long bytes;

  /** An empty cache whose arrays live under a child of a manager. */
  StateCache(NDManager base) {
    this.manager = base.newSubManager();
  }

  /**
   * The states of a batch.
   *
   * @param key of batch and release
   * @param scope open; takes the states when there is no room to keep them
   * @param made computes them
   */
  NDArray get(long key, StepScope scope, Supplier<NDArray> made) {
    NDArray known = kept.get(key);
    if (known != null) {
      return known;
    }
    NDArray states = made.get();
    long size = states.size() * Float.BYTES;
    if (bytes + size <= MOST_BYTES) {
      bytes += size;
      kept.put(key, scope.keep(states, manager));
    }
    return states;
  }

  @Override
  public void close() {
    manager.close();
  }
}
