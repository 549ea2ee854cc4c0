package org.leadlight.app.privacy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.workspace.Attack;

/**
 * Everything the screen shows at one moment; immutable.
 *
 * @param runs every run, the newest first
 * @param run the number of the run that is shown, 0 for none
 * @param step after which step its weights would be attacked; empty when it keeps none
 * @param newest the attack on it that was asked for last
 * @param report its newest report
 */
public record PrivacyReading(
    List<RunChoice> runs,
    long run,
    OptionalLong step,
    Optional<Attack> newest,
    Optional<AttackReport> report) {

  /** Before anything was read. */
  public static final PrivacyReading EMPTY =
      new PrivacyReading(List.of(), 0, OptionalLong.empty(), Optional.empty(), Optional.empty());

  /** Keeps its own copy. */
  public PrivacyReading {
    runs = List.copyOf(runs);
  }

  /** The run that is shown. */
  public Optional<RunChoice> choice() {
    return runs.stream().filter(choice -> choice.id() == run).findFirst();
  }

  /** Whether an attack waits or is at work. */
  public boolean isAttacked() {
    return newest.filter(attack -> attack.state().isOpen()).isPresent();
  }
}
