package org.leadlight.run.attack;

/**
 * How often the true word had which rank among all words.
 *
 * @param first rank 1: read
 * @param toTen ranks 2 to 10
 * @param toHundred ranks 11 to 100
 * @param toThousand ranks 101 to 1,000
 * @param above ranks above 1,000
 */
public record RankCounts(long first, long toTen, long toHundred, long toThousand, long above) {

  /** No word yet. */
  public static RankCounts none() {
    return new RankCounts(0, 0, 0, 0, 0);
  }

  /** These and one word more. */
  public RankCounts with(int rank) {
    return new RankCounts(
        first + (rank == 1 ? 1 : 0),
        toTen + (rank > 1 && rank <= 10 ? 1 : 0),
        toHundred + (rank > 10 && rank <= 100 ? 1 : 0),
        toThousand + (rank > 100 && rank <= 1000 ? 1 : 0),
        above + (rank > 1000 ? 1 : 0));
  }

  /** Words counted. */
  public long total() {
    return first + toTen + toHundred + toThousand + above;
  }
}
