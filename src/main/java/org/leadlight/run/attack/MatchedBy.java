package org.leadlight.run.attack;

import java.util.Locale;

/** What the level of a baseline was chosen by. */
public enum MatchedBy {
  /** The same share of answers kept as the run. */
  ANSWERS_KEPT,
  /** The same KL as the run. */
  KL,
  /** Nothing: a point of the mechanism's curve. */
  CURVE,
  /** Nothing: it is the transform that the others are matched to. */
  ITSELF;

  /** Its stable name, snake_case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
