package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackBudget;

/**
 * Attackers without their controls, for what is measured again and again beside a report that has
 * them: evaluations while training, and baselines.
 */
public final class QuickAttack {

  private final NDManager manager;
  private final CausalLanguageModel base;
  private final List<Attacker> attackers;
  private final List<Example> attackerData;
  private final Victims victims;
  private final WordCounts words;
  private final double effort;

  /**
   * Attackers of channels.
   *
   * @param manager arrays are made under it
   * @param base the frozen model
   * @param attackers who
   * @param effort share of their standard budgets
   * @param attackerData the attacker's own conversations
   * @param victims who is read
   */
  public QuickAttack(
      NDManager manager,
      CausalLanguageModel base,
      List<Attacker> attackers,
      double effort,
      List<Example> attackerData,
      Victims victims) {
    this.manager = manager;
    this.base = base;
    this.attackers = List.copyOf(attackers);
    this.effort = effort;
    this.attackerData = List.copyOf(attackerData);
    this.victims = victims;
    this.words = new WordCounts(attackerData);
  }

  /**
   * What the attackers read.
   *
   * @param channel makes the releases
   * @param seed keys everything random
   * @param progress is told often
   * @return {@code <name>_all} and {@code <name>_private}, the name being the attacker's with its
   *     detail
   */
  public Map<String, Figure> figures(ReleaseChannel channel, long seed, Progress progress) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Attacker attacker : attackers) {
      ReadingTally tally = tally(attacker, channel, seed, progress);
      Map<String, Figure> read = tally.figures();
      String name = name(attacker);
      figures.put(name + "_all", read.getOrDefault("all_top1", Figure.plain(0, 0)));
      figures.put(name + "_private", read.getOrDefault("private_top1", Figure.plain(0, 0)));
    }
    return figures;
  }

  private ReadingTally tally(
      Attacker attacker, ReleaseChannel channel, long seed, Progress progress) {
    ReadingTally tally = new ReadingTally(victims, words);
    ReleaseChannel seen = attacker.seen(channel);
    AttackBudget budget = attacker.standardBudget().scaled(effort);
    try (Reader reader = attacker.learn(new Lesson(seen, attackerData, budget, seed, progress))) {
      new VictimReading(manager, victims, base.embeddingTable().getShape().get(0))
          .read(
              reader, seen, Draw.victim(seed), attacker.kind().knowsTruePrefix(), tally, progress);
    }
    return tally;
  }

  /** An attacker's name with its layer or number of releases, such as {@code averaged_mlp_16}. */
  static String name(Attacker attacker) {
    String id = attacker.kind().id();
    return attacker.detail().isPresent() ? id + "_" + attacker.detail().getAsInt() : id;
  }
}
