package org.leadlight.plot;

/**
 * Where a figure is drawn: the window, a picture or an SVG file. Coordinates grow to the right and
 * downwards, in units of which text at size 12 is readable on the screen; colours are ARGB, not
 * premultiplied.
 */
public interface Drawing {

  /** How text is set: its size, its weight and which of its ends lies at the given x. */
  record Lettering(double size, boolean bold, Align align) {
    /** Returns regular text that begins at the given x. */
    public static Lettering left(double size) {
      return new Lettering(size, false, Align.LEFT);
    }

    /** Returns regular text that ends at the given x. */
    public static Lettering right(double size) {
      return new Lettering(size, false, Align.RIGHT);
    }

    /** Returns regular text around the given x. */
    public static Lettering center(double size) {
      return new Lettering(size, false, Align.CENTER);
    }

    /** Returns this lettering in bold. */
    public Lettering inBold() {
      return new Lettering(size, true, align);
    }
  }

  /** Which point of a text lies at the given x. */
  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /** Returns the width of the finest column that is worth drawing on its own. */
  double grain();

  /** Draws only within a rectangle from now on. */
  void clip(double left, double top, double right, double bottom);

  /** Fills a rectangle. */
  void rectangle(double left, double top, double right, double bottom, int argb);

  /** Fills a rectangle with rounded corners. */
  void rounded(double left, double top, double right, double bottom, double radius, int argb);

  /**
   * Draws a line.
   *
   * @param dash lengths drawn and left out in turn, empty for a solid line
   */
  void line(Trace trace, double width, int argb, double... dash);

  /**
   * Draws columns, each half a line's width beyond its ends.
   *
   * @param width of the line, 0 for a band
   * @param dash lengths drawn and left out in turn along x, empty for a solid line
   */
  void columns(Columns columns, double width, int argb, double... dash);

  /** Writes text whose middle line is at {@code y}. */
  void text(String words, double x, double y, Lettering lettering, int argb);

  /** Returns how wide a text is. */
  double width(String words, Lettering lettering);
}
