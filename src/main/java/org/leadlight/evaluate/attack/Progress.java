package org.leadlight.evaluate.attack;

import java.util.concurrent.CancellationException;

/** Hears how far an attacker is, and can end it. */
@FunctionalInterface
public interface Progress {

  /**
   * Is told often while an attacker learns, at least every second.
   *
   * @param share of the work that is done, in [0, 1]
   * @throws CancellationException when nobody wants the result any more; the attacker frees what it
   *     holds
   */
  void at(double share);

  /** Nobody listens. */
  static Progress none() {
    return share -> {};
  }
}
