package org.leadlight.run.attack;

/**
 * How far the attackers are.
 *
 * @param kind the attacker at work
 * @param role what is measured
 * @param number which piece of the work it is, counted from 1
 * @param count pieces of the work
 * @param share of this piece that is done, in [0, 1]
 */
public record AttackStage(AttackerKind kind, AttackRole role, int number, int count, double share) {

  /** Share of the whole work that is done, each piece counted alike. */
  public double whole() {
    return (number - 1 + share) / count;
  }
}
