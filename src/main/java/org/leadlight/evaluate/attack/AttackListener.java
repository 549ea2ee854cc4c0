package org.leadlight.evaluate.attack;

import org.leadlight.run.attack.AttackStage;

/** Hears of the work of attackers; asked often, so that somebody can be answered between. */
public interface AttackListener {

  /** How far the work is. */
  void at(AttackStage stage);

  /** Whether nobody wants the result any more. */
  boolean isCancelled();

  /** Nobody listens. */
  static AttackListener none() {
    return new AttackListener() {
      @Override
      public void at(AttackStage stage) {}

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }
}
