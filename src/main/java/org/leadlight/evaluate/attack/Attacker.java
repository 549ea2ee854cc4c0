package org.leadlight.evaluate.attack;

import java.util.OptionalInt;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;

/** Somebody who tries to read words. Stateless: what it learns is in the {@link Reader}. */
public interface Attacker {

  /** Which attacker it is. */
  AttackerKind kind();

  /** The layer whose states it reads or the number of releases it averages. */
  default OptionalInt detail() {
    return OptionalInt.empty();
  }

  /** The case that it must read almost completely. */
  default LeakControl mustLeak() {
    return LeakControl.IDENTITY;
  }

  /** Who reads that case: this attacker, or its twin at another layer. */
  default Attacker whereAllLeaks() {
    return this;
  }

  /** What it learns from when nobody says otherwise; {@link AttackBudget#none} if nothing. */
  AttackBudget standardBudget();

  /** How many conversations it reads at most, from the start; the dearest attackers read fewer. */
  default int mostVictims() {
    return Integer.MAX_VALUE;
  }

  /**
   * Whether its lesson is what lets it read. Then it is blind when it learned from noise; who knows
   * words without a lesson is blind where the releases are other prompts'.
   */
  default boolean learnsToRead() {
    return standardBudget().conversations() > 0;
  }

  /**
   * What it sees of a channel: its releases, or several of each prompt together.
   *
   * @param channel what is released
   */
  default ReleaseChannel seen(ReleaseChannel channel) {
    return channel;
  }

  /**
   * Learns. Deterministic from the lesson.
   *
   * @param lesson its channel is already what this attacker sees of it
   * @return the caller closes it
   */
  Reader learn(Lesson lesson);
}
