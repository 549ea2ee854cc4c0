package org.leadlight.plot.attack;

import org.leadlight.plot.chart.ChartTheme;

/**
 * The colours of these figures, ARGB.
 *
 * @param chart ground, grid and text
 * @param hide what leaks: lines and marks
 * @param hideText the same as text
 * @param worst behind the worst attacker
 * @param ranks of the rank bars, the read first; the last bar has an outline only
 * @param onRead text on the first of them
 */
public record AttackTheme(
    ChartTheme chart, int hide, int hideText, int worst, int[] ranks, int onRead) {

  /** The colours of a light window and of a page. */
  public static final AttackTheme LIGHT =
      new AttackTheme(
          ChartTheme.LIGHT,
          0xffD55E00,
          0xffA84600,
          0xffFCEBDF,
          new int[] {0xffA84600, 0xffF3B184, 0xffF8D3B8, 0xffFCEBDF},
          0xffFFFFFF);

  /** The colours of a dark window. */
  public static final AttackTheme DARK =
      new AttackTheme(
          ChartTheme.DARK,
          0xffF0803C,
          0xffF6A36E,
          0xff37261D,
          new int[] {0xffF0803C, 0xff8A4517, 0xff5C331B, 0xff37261D},
          0xff0D1117);

  /** Keeps a copy. */
  public AttackTheme {
    ranks = ranks.clone();
  }

  @Override
  public int[] ranks() {
    return ranks.clone();
  }
}
