package org.leadlight.run.attack;

import java.util.List;

/**
 * Which attackers are run and how.
 *
 * @param attackers which; the order of a report is that of {@link AttackerKind}
 * @param efforts shares of each attacker's standard budget; each gives a row of its own
 * @param releases for A7: how many releases are averaged; each gives a row of its own
 * @param seeds how many seeds; the readings are pooled
 * @param victims how many validation conversations are read
 * @param skipped validation conversations before the first that is read, 0 or more
 * @param seed the first seed: the same seed gives the same figures
 */
public record AttackPlan(
    List<AttackerKind> attackers,
    List<Double> efforts,
    List<Integer> releases,
    int seeds,
    int victims,
    int skipped,
    long seed) {

  /** The numbers of releases that A7 averages. */
  public static final List<Integer> RELEASES = List.of(1, 2, 4, 8, 16, 32, 64);

  /** Keeps its own copies and refuses what cannot be run. */
  public AttackPlan {
    attackers = attackers.stream().distinct().sorted().toList();
    efforts = List.copyOf(efforts);
    releases = List.copyOf(releases);
    if (efforts.isEmpty() || efforts.stream().anyMatch(effort -> !(effort > 0))) {
      throw new IllegalArgumentException("efforts are " + efforts + "; each must be above 0");
    }
    if (releases.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("releases are " + releases + "; each must be 1 or more");
    }
    if (seeds < 1 || victims < 1 || skipped < 0) {
      throw new IllegalArgumentException(
          "seeds are %d, victims %d and skipped %d; each must be 1, 1 and 0 or more"
              .formatted(seeds, victims, skipped));
    }
  }

  /** These attackers on 200 conversations with one seed and the standard budgets. */
  public static AttackPlan of(List<AttackerKind> attackers) {
    return new AttackPlan(attackers, List.of(1.0), RELEASES, 1, 200, 0, 0);
  }
}
