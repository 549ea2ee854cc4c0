package org.leadlight.run.attack;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadlight.run.Figure;

/**
 * Another mechanism at one level ({@code mathematics.md} 14).
 *
 * @param mechanism which
 * @param level its noise as a multiple of rms(E), which means nothing for the mean only and for the
 *     transform
 * @param matchedBy what the level was chosen by
 * @param utility figures as of an evaluation
 * @param attack what attackers read, {@code <attacker>_all} and {@code <attacker>_private}
 */
public record BaselineRow(
    Mechanism mechanism,
    double level,
    MatchedBy matchedBy,
    Map<String, Figure> utility,
    Map<String, Figure> attack) {

  private static final String PRIVATE = "_private";

  /** Keeps the order of the figures and makes them unmodifiable. */
  public BaselineRow {
    utility = Collections.unmodifiableMap(new LinkedHashMap<>(utility));
    attack = Collections.unmodifiableMap(new LinkedHashMap<>(attack));
  }

  /** The most that one of the attackers reads of private words. */
  public Optional<Figure> worst() {
    return attack.entrySet().stream()
        .filter(read -> read.getKey().endsWith(PRIVATE))
        .map(Map.Entry::getValue)
        .max(Comparator.comparingDouble(Figure::value));
  }

  /** Who read it. */
  public Stream<AttackerKind> attackers() {
    return Arrays.stream(AttackerKind.values())
        .filter(kind -> attack.containsKey(kind.id() + PRIVATE));
  }
}
