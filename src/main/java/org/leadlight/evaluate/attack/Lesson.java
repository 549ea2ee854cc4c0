package org.leadlight.evaluate.attack;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.run.attack.AttackBudget;

/**
 * What an attacker may learn from: the mechanism itself and conversations of its own, of which it
 * makes as many releases as its budget allows.
 *
 * @param channel makes the releases
 * @param examples the attacker's conversations, already cut to the budget
 * @param budget releases of each and optimiser steps
 * @param seed keys everything random
 * @param progress is told how far it is
 */
public record Lesson(
    ReleaseChannel channel,
    List<Example> examples,
    AttackBudget budget,
    long seed,
    Progress progress) {

  private static final long DRAWS = 1L << 20; // of each seed

  /** Keeps its own copy, cut to the budget. */
  public Lesson {
    examples = List.copyOf(examples.subList(0, Math.min(examples.size(), budget.conversations())));
  }

  /**
   * The noise of one of the attacker's releases.
   *
   * @param number which release of each conversation, counted from 0
   */
  public Draw draw(long number) {
    return Draw.learning(seed * DRAWS + number);
  }
}
