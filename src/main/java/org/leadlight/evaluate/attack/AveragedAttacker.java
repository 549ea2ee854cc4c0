package org.leadlight.evaluate.attack;

import java.util.OptionalInt;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;

/** A7: another attacker that sees the mean of several fresh releases of each prompt. */
public final class AveragedAttacker implements Attacker {

  private static final int LEARNED = 8; // single releases of a conversation that are learned from

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

  /** That of the single attacker, with fewer means where each costs more releases. */
  @Override
  public AttackBudget standardBudget() {
    AttackBudget budget = single.standardBudget();
    int means = Math.min(budget.releases(), Math.max(1, LEARNED / releases));
    return new AttackBudget(budget.conversations(), means, budget.steps());
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
