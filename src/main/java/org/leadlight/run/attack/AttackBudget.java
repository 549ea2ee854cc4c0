package org.leadlight.run.attack;

/**
 * How much an attacker may learn from.
 *
 * @param conversations of the attacker's own data, from the start of the file
 * @param releases fresh releases of each of them
 * @param steps optimiser steps, 0 where nothing is optimised step by step
 */
public record AttackBudget(int conversations, int releases, int steps) {

  /** Checks that no part is negative. */
  public AttackBudget {
    if (conversations < 0 || releases < 0 || steps < 0) {
      throw new IllegalArgumentException(
          "a budget has %d conversations, %d releases and %d steps; each must be 0 or more"
              .formatted(conversations, releases, steps));
    }
  }

  /** The budget of an attacker that learns nothing. */
  public static AttackBudget none() {
    return new AttackBudget(0, 0, 0);
  }

  /**
   * A share of this budget: fewer conversations and steps, each at least 1 where it was not 0.
   *
   * @param share in (0, 1], or more for a larger budget
   */
  public AttackBudget scaled(double share) {
    return new AttackBudget(scaled(conversations, share), releases, scaled(steps, share));
  }

  private static int scaled(int number, double share) {
    return number == 0 ? 0 : Math.max(1, (int) Math.round(number * share));
  }
}
