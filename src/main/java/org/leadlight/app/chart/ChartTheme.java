package org.leadlight.app.chart;

import java.util.List;
import javafx.scene.paint.Color;

/** The colours and the font family charts are drawn with. */
public record ChartTheme(
    Color background,
    Color subtle,
    Color grid,
    Color border,
    Color text,
    Color muted,
    Color accent,
    List<Color> series,
    String fontFamily) {

  /** Keeps a copy of the series' colours. */
  public ChartTheme {
    series = List.copyOf(series);
  }

  /** Returns the light theme. */
  public static ChartTheme light() {
    return of(
        "#FFFFFF #F6F8FA #E6EAEE #D1D9E0 #1F2328 #59636E #0E7C66",
        "#0072B2 #D55E00 #E69F00 #AA4499 #56B4E9 #6E7781");
  }

  /** Returns the dark theme. */
  public static ChartTheme dark() {
    return of(
        "#0D1117 #151B23 #222931 #3A424C #E6EDF3 #9AA4AF #3FB99A",
        "#4AA8E8 #F0803C #E8B339 #D688C8 #8FD0F5 #8B949E");
  }

  /** Returns this theme with another font family. */
  public ChartTheme withFontFamily(String family) {
    return new ChartTheme(background, subtle, grid, border, text, muted, accent, series, family);
  }

  /** Returns the colour of a series; a negative index means the text's colour, as of totals. */
  public Color seriesColor(int index) {
    return index < 0 ? text : series.get(index % series.size());
  }

  private static ChartTheme of(String base, String series) {
    List<Color> c = colors(base);
    return new ChartTheme(
        c.get(0),
        c.get(1),
        c.get(2),
        c.get(3),
        c.get(4),
        c.get(5),
        c.get(6),
        colors(series),
        "DejaVu Sans");
  }

  private static List<Color> colors(String words) {
    return List.of(words.split(" ")).stream().map(Color::web).toList();
  }
}
