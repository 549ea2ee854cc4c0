package org.leadlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.plot.Trace;
import org.leadlight.plot.chart.ChartTheme;

/**
 * A picture of the guide: what tests computed, drawn as SVG and compared with the file; {@code
 * -Dpicture=true} draws it anew.
 */
public final class GuideDrawing {

  public static final ChartTheme COLOURS = ChartTheme.LIGHT;
  private static final Path FOLDER = Path.of("docs", "pictures");
  private static final double LETTER = 0.55; // of its size, about as wide as Inter's letters

  private final SvgDrawing drawing;

  /** An empty picture of a size, in units of the screen. */
  public GuideDrawing(double width, double height) {
    drawing =
        new SvgDrawing(
            width, height, (text, lettering) -> text.length() * lettering.size() * LETTER);
    drawing.rectangle(0, 0, width, height, COLOURS.background());
  }

  /** Draws on it. */
  public Drawing to() {
    return drawing;
  }

  /** Holds the file of the documentation against it. */
  public void isTheFile(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("picture")) {
      Files.writeString(file, drawing.document());
    }
    assertEquals(
        Files.readString(file),
        drawing.document(),
        "draw it anew: mvn test -Dtest=GuidePicturesTest,IdeaPictureTest -Dpicture=true");
  }

  /**
   * Curves over one axis.
   *
   * @param x along, with its pixels
   * @param y upwards, with its pixels
   */
  public record Panel(GuideDrawing on, Scale x, Scale y) {

    /** Hairlines, labels and names of the axes. */
    public Panel axes(String title, String along, Map<Double, String> xs, Map<Double, String> ys) {
      double left = x.pixel(x.from());
      double right = x.pixel(x.to());
      double foot = y.pixel(y.from());
      Drawing to = on.to();
      new TreeMap<>(ys)
          .forEach(
              (value, words) -> {
                double py = y.pixel(value);
                to.line(Trace.segment(left, py, right, py), 1, COLOURS.grid());
                to.text(words, left - 8, py, Lettering.right(11), COLOURS.muted());
              });
      new TreeMap<>(xs)
          .forEach(
              (value, words) ->
                  to.text(words, x.pixel(value), foot + 14, Lettering.center(11), COLOURS.muted()));
      to.text(title, left, y.pixel(y.to()) - 18, Lettering.left(13).inBold(), COLOURS.text());
      to.text(along, right, foot + 32, Lettering.right(11), COLOURS.muted());
      return this;
    }

    /** A curve, through the points of two arrays. */
    public Panel curve(double[] xs, double[] ys, int series, double... dash) {
      Trace trace = new Trace();
      for (int i = 0; i < xs.length; i++) {
        trace.add(x.pixel(xs[i]), y.pixel(ys[i]));
      }
      on.to().line(trace, 2, COLOURS.color(series), dash);
      return this;
    }

    /** Words at a place; those of a series have a short stroke of it before them. */
    public Panel name(String words, double px, double py, int series, double... dash) {
      on.to().line(Trace.segment(px, py, px + 22, py), 2, COLOURS.color(series), dash);
      on.to().text(words, px + 28, py, Lettering.left(12), COLOURS.text());
      return this;
    }

    /** A point of a curve with words beside it. */
    public Panel point(double atX, double atY, String words, Lettering lettering, double lift) {
      double px = x.pixel(atX);
      double py = y.pixel(atY);
      on.to().rounded(px - 4, py - 4, px + 4, py + 4, 4, COLOURS.text());
      double aside =
          switch (lettering.align()) {
            case LEFT -> 9;
            case CENTER -> 0;
            case RIGHT -> -9;
          };
      on.to().text(words, px + aside, py + lift, lettering, COLOURS.text());
      return this;
    }
  }
}
