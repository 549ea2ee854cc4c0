package org.leadlight.evaluate.attack;

import java.util.OptionalInt;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;

/** A7: another attacker that sees the mean of several fresh releases of each prompt. */
public final class AveragedAttacker implements Attacker {

  private static final int LEARNED = 8; // single releases of a conversation that are learned from
  private static final int CONVERSATIONS = 500;
  private static final int STEPS = 300;

  private final Attacker single;
  private final AttackerKind kind;
  private final int releases;

  /**
   * An attacker of means.
   *
   * @param single reads, and learns from, the means
   * @param kind {@code AVERAGED_NEAREST} or {@code AVERAGED_MLP}
   * @param releases how many are averaged
   */
  public AveragedAttacker(Attacker single, AttackerKind kind, int releases) {
    this.single = single;
    this.kind = kind;
    this.releases = releases;
  }

  @Override
  public AttackerKind kind() {
    return kind;
  }

  @Override
  public OptionalInt detail() {
    return OptionalInt.of(releases);
  }

  @Override
  public LeakControl mustLeak() {
    return single.mustLeak();
  }

  /** The mean of what leaks whole is what leaks: the single attacker shows what it reads there. */
  @Override
  public Attacker whereAllLeaks() {
    return single.whereAllLeaks();
  }

  /** Less than that of the single attacker, since noise that is averaged takes less to learn. */
  @Override
  public AttackBudget standardBudget() {
    AttackBudget budget = single.standardBudget();
    int means = Math.min(budget.releases(), Math.max(1, LEARNED / releases));
    return new AttackBudget(
        Math.min(budget.conversations(), CONVERSATIONS), means, Math.min(budget.steps(), STEPS));
  }

  @Override
  public boolean learnsToRead() {
    return single.learnsToRead();
  }

  @Override
  public ReleaseChannel seen(ReleaseChannel channel) {
    return new AveragedChannel(single.seen(channel), releases);
  }

  @Override
  public Reader learn(Lesson lesson) {
    return single.learn(lesson);
  }
}
