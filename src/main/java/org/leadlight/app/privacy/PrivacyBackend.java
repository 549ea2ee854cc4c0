package org.leadlight.app.privacy;

import java.util.Optional;
import java.util.OptionalLong;
import org.leadlight.run.attack.AttackPlan;

/**
 * The workspace as the screen of privacy needs it; every call may block and none is made on the FX
 * thread. What cannot be done throws a {@link org.leadlight.run.UserMistakeException} with the
 * sentence to show.
 */
public interface PrivacyBackend {

  /**
   * Reads what is shown of a run.
   *
   * @param run the run; empty for the one with the newest report, else the newest
   * @return empty when nothing has changed since the same question was asked last
   */
  Optional<PrivacyReading> read(OptionalLong run);

  /**
   * Asks for an attack, and sees to it that it is made.
   *
   * @param step after which step the weights are attacked
   * @param baselines whether simpler mechanisms are measured too
   */
  void attack(long run, long step, AttackPlan plan, boolean baselines);

  /** Lets an attack that came to nothing be made again. */
  void startAgain(long attack);

  /** Takes an attack back. */
  void cancel(long attack);

  /** The newest report of a run as a page of HTML. */
  String page(long run);
}
