package org.leadlight.run.attack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.run.Figure;

/**
 * Another mechanism at one level ({@code mathematics.md} 14).
 *
 * @param mechanism which
 * @param level its noise as a multiple of rms(E)
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

  /** Keeps the order of the figures and makes them unmodifiable. */
  public BaselineRow {
    utility = Collections.unmodifiableMap(new LinkedHashMap<>(utility));
    attack = Collections.unmodifiableMap(new LinkedHashMap<>(attack));
  }
}
