package org.leadlight.run.attack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadlight.run.Figure;

/**
 * What one attacker read ({@code mathematics.md} 14).
 *
 * @param kind the attacker
 * @param role what was measured
 * @param detail the layer of A6 or the number of releases of A7; empty for the others
 * @param figures by name: {@code all_top1}, {@code all_top5}, {@code all_top10}, {@code
 *     private_top1}, {@code private_top5}, {@code private_top10}, {@code private_items_exact},
 *     {@code kind_<kind>_top1}, {@code kind_<kind>_exact}, {@code frequency_<bucket>_top1}, {@code
 *     blind_all}, {@code blind_private}, {@code constant_all}, {@code constant_private}, {@code
 *     pairs}
 * @param ranksAll ranks of the true word over all transformed words
 * @param ranksPrivate the same over private words
 * @param budget what it learned from
 * @param seconds what learning and reading took
 */
public record AttackRow(
    AttackerKind kind,
    AttackRole role,
    OptionalInt detail,
    Map<String, Figure> figures,
    RankCounts ranksAll,
    RankCounts ranksPrivate,
    AttackBudget budget,
    double seconds) {

  /** Keeps the order of the figures and makes them unmodifiable. */
  public AttackRow {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** A figure by its name, empty when this row has none. */
  public Optional<Figure> figure(String name) {
    return Optional.ofNullable(figures.get(name));
  }

  /** A figure's value by its name, 0 when this row has none. */
  public double value(String name) {
    return figure(name).map(Figure::value).orElse(0.0);
  }

  /** Whether it is of the same attacker with the same detail. */
  public boolean sameAttacker(AttackRow other) {
    return kind == other.kind && detail.equals(other.detail);
  }
}
