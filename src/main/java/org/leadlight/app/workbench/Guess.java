package org.leadlight.app.workbench;

/**
 * What a reader named in place of one token.
 *
 * @param text the guess as it is shown: without blanks around it, signs for what cannot be seen
 * @param rank of the true token, 1 when it was read
 */
public record Guess(String text, int rank) {

  /** How near the reader came. */
  public RankBand band() {
    return RankBand.of(rank);
  }
}
