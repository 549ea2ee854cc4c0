package org.leadlight.plot.chart;

import java.util.stream.Stream;

/** The colours charts are drawn with, ARGB. */
public record ChartTheme(
    int background,
    int subtle,
    int grid,
    int text,
    int muted,
    int accent,
    int accentText,
    int accentSubtle,
    int[] series) {

  /** The colours of a light window. */
  public static final ChartTheme LIGHT =
      of(
          "FFFFFF F6F8FA E6EAEE 1F2328 59636E 0E7C66 0B6A57 DCF3EC",
          "0072B2 D55E00 E69F00 99307F 56B4E9 6E7781");

  /** The colours of a dark window. */
  public static final ChartTheme DARK =
      of(
          "0D1117 151B23 222931 E6EDF3 9AA4AF 3FB99A 5ACCAE 12332B",
          "4AA8E8 F0803C E8B339 D688C8 8FD0F5 8B949E");

  /** Keeps a copy of the series' colours. */
  public ChartTheme {
    series = series.clone();
  }

  @Override
  public int[] series() {
    return series.clone();
  }

  /** Returns the colour of a series; a negative index means the text's colour, as of totals. */
  public int color(int index) {
    return index < 0 ? text : series[index % series.length];
  }

  /** Returns a colour with another opacity, 0 to 1. */
  static int faint(int argb, double opacity) {
    return (int) Math.round(255 * opacity) << 24 | argb & 0xffffff;
  }

  private static ChartTheme of(String base, String series) {
    int[] c = colors(base);
    return new ChartTheme(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], colors(series));
  }

  private static int[] colors(String words) {
    return Stream.of(words.split(" "))
        .mapToInt(hex -> 0xff << 24 | Integer.parseInt(hex, 16))
        .toArray();
  }
}
