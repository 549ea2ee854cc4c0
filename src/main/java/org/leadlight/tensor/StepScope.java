package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

/**
 * The life of the arrays of one step: everything made on this thread while it is open is freed when
 * it closes, whichever manager it was attached to.
 *
 * <pre>{@code
 * try (StepScope step = StepScope.open(runtime.manager())) {
 *   NDArray loss = ...;            // made from arrays of step.manager()
 *   value = loss.getFloat();       // numbers are read inside
 * }
 * }</pre>
 *
 * <p>Scopes nest; each closes on the thread that opened it.
 */
public final class StepScope implements AutoCloseable {

  private final NDManager manager;
  private final NDScope scope;

  private StepScope(NDManager base) {
    this.manager = base.newSubManager();
    this.scope = new NDScope();
  }

  /** Opens a scope whose manager is a child of the given one, on the same device. */
  public static StepScope open(NDManager base) {
    return new StepScope(base);
  }

  /** Owns the step's arrays. */
  public NDManager manager() {
    return manager;
  }

  /**
   * Lets an array outlive the scope.
   *
   * @param array made in this scope
   * @param owner the manager that frees it from now on
   * @return the same array
   */
  public NDArray keep(NDArray array, NDManager owner) {
    NDScope.unregister(array);
    array.attach(owner);
    return array;
  }

  /** Frees the step's arrays. */
  @Override
  public void close() {
    scope.close();
    manager.close();
  }
}
