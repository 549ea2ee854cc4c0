package org.leadlight.app.workbench;

import java.util.Locale;

/** How near a reader came to a true word, in the four shades of the panel. */
public enum RankBand {
  /** The true word was the reader's first guess. */
  READ(1),
  /** It was among the first ten. */
  NEAR(10),
  /** It was among the first hundred. */
  FAR(100),
  /** It was none of those. */
  HIDDEN(Integer.MAX_VALUE);

  private final int last;

  RankBand(int last) {
    this.last = last;
  }

  /** The band of a rank, counted from 1. */
  public static RankBand of(int rank) {
    for (RankBand band : values()) {
      if (rank <= band.last) {
        return band;
      }
    }
    return HIDDEN;
  }

  /** The style class of a cell. */
  public String style() {
    return "rank-" + name().toLowerCase(Locale.ROOT);
  }
}
