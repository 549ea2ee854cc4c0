package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of code whose arrays are freed at its end, but for those kept. Their memory, still in
 * the cache, then serves the next ones; kept until the end of a step they would fill it many times
 * over. What the backward pass needs of them, libtorch holds itself.
 *
 * <pre>{@code
 * try (Temporaries temporaries = Temporaries.open()) {
 *   NDArray gate = aten.silu(a);
 *   return temporaries.keep(gate.mul(b));
 * }
 * }</pre>
 *
 * <p>Arrays over numbers of Java ({@code manager.create}) that the tape refers to must not be made
 * in it: their memory is not libtorch's to hold. Closes on the thread that opened it.
 */
public final class Temporaries implements AutoCloseable {

  private final NDScope scope = new NDScope();
  private final List<NDArray> kept = new ArrayList<>(1);

  private Temporaries() {
    scope.suppressNotUsedWarning();
  }

  /** Opens a stretch; stretches nest. */
  public static Temporaries open() {
    return new Temporaries();
  }

  /**
   * Lets an array outlive the stretch; whatever frees the arrays around it frees this one too.
   *
   * @param array made in it
   * @return the same array
   */
  public NDArray keep(NDArray array) {
    kept.add(array);
    return array;
  }

  /** Frees the other arrays. */
  @Override
  public void close() {
    kept.forEach(NDScope::unregister);
    scope.close();
    kept.forEach(NDScope::register);
  }
}
