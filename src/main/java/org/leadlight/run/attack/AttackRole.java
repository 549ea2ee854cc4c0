package org.leadlight.run.attack;

/** What a row of a report measures. */
public enum AttackRole {
  /** What the attacker reads of the transform. */
  ATTACK,
  /** The control that the attacker must read almost completely, or it is broken. */
  MUST_LEAK,
  /** The control that holds nothing: more than chance there is a fault of the measurement. */
  MUST_NOT_LEAK
}
