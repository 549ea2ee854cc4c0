package org.leadlight.workspace;

import java.util.Optional;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackStage;

/**
 * An attack on a run's transform as its row says, without its report.
 *
 * @param id its number
 * @param run the run whose transform is attacked
 * @param step after which step the weights are attacked
 * @param plan which attackers and how
 * @param baselines whether simpler mechanisms are measured too
 * @param state where it stands
 * @param epoch claims so far
 * @param stage how far it is, or was when it ended; empty before the first attacker
 * @param message one sentence about how it ended, empty for nothing to say
 * @param requestedAt milliseconds since 1970
 */
public record Attack(
    long id,
    long run,
    long step,
    AttackPlan plan,
    boolean baselines,
    AttackState state,
    long epoch,
    Optional<AttackStage> stage,
    String message,
    long requestedAt) {}
