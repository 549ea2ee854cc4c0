package org.leadlight.run.attack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The attackers ({@code mathematics.md} 14); their order is that of every table. */
public enum AttackerKind {
  /** A0: the word whose embedding is nearest (L2). */
  NEAREST_L2(true),
  /** A0: the word whose embedding has the most similar direction. */
  NEAREST_COSINE(true),
  /** A1: the word whose embedding is nearest to -x~, which is the farthest from x~. */
  SIGN_FLIPPED(true),
  /** A2: of the nearest words, the one that the language model expects. */
  TOP_K_LANGUAGE_MODEL(true),
  /** A3: a ridge map back to embeddings, then the nearest. */
  RIDGE(true),
  /** A4: an inverter of single embeddings. */
  MLP(true),
  /** A5: an inverter that sees the neighbourhood. */
  SEQUENCE(true),
  /** A6: an inverter of hidden states, trained on clean ones. */
  HIDDEN_CLEAN(true),
  /** A6: an inverter of hidden states, trained on those of the attacker's own releases. */
  HIDDEN_RELEASES(true),
  /** A7: the mean of several fresh releases, then the nearest. */
  AVERAGED_NEAREST(false),
  /** A7: the mean of several fresh releases, then A4 trained on such means. */
  AVERAGED_MLP(false),
  /** A8: the Gaussian likelihood of every word in the context of its own guesses. */
  WHITE_BOX(true),
  /** A8 with the language model's expectation. */
  WHITE_BOX_PRIOR(true),
  /** A8 that is told the true words before each position. */
  WHITE_BOX_TRUE_PREFIX(false),
  /** A8 with the language model's expectation that is told the true words before. */
  WHITE_BOX_PRIOR_TRUE_PREFIX(false);

  private final boolean headline;

  AttackerKind(boolean headline) {
    this.headline = headline;
  }

  /** Whether it counts for the headline: one release, nothing told. */
  public boolean countsForHeadline() {
    return headline;
  }

  /** Whether it is told the true words before each position. */
  public boolean knowsTruePrefix() {
    return this == WHITE_BOX_TRUE_PREFIX || this == WHITE_BOX_PRIOR_TRUE_PREFIX;
  }

  /** Its stable name, snake_case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The attacker of a name. */
  public static Optional<AttackerKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }
}
