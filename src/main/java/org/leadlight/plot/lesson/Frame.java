package org.leadlight.plot.lesson;

import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.Figure;

/**
 * The place of a picture: shares upwards in percent, something along it.
 *
 * @param x along
 * @param y upwards, in percent
 */
record Frame(Scale x, Scale y) {

  static final double LEFT = 48;
  static final double TOP = 14;
  static final double BOTTOM = 44;
  private static final double HALF = 3.5;
  private static final double RING = 9;

  /** Hairlines and labels of the shares, and the name of the axis along. */
  void grid(Drawing to, AttackTheme theme, double width, double height, String along) {
    for (int share = 0; share <= 100; share += 20) {
      double py = y.pixel(share);
      to.line(Trace.segment(LEFT, py, width - 6, py), 1, theme.chart().grid());
      to.text(share + " %", LEFT - 8, py, Lettering.right(11), theme.chart().muted());
    }
    to.text(along, width - 6, height - 8, Lettering.right(11), theme.chart().muted());
  }

  /** A label below the axis. */
  void below(Drawing to, AttackTheme theme, double px, String words, boolean isChosen) {
    Lettering lettering = Lettering.center(11);
    to.text(
        words,
        px,
        y.pixel(0) + 14,
        isChosen ? lettering.inBold() : lettering,
        isChosen ? theme.chart().accentText() : theme.chart().muted());
  }

  /** The interval of a share upwards. */
  void upright(Drawing to, double px, Figure figure, int argb) {
    to.line(
        Trace.segment(px, y.pixel(100 * figure.low()), px, y.pixel(100 * figure.high())),
        1.2,
        argb);
  }

  /** The interval of a share along. */
  void across(Drawing to, double py, Figure figure, int argb) {
    to.line(
        Trace.segment(x.pixel(100 * figure.low()), py, x.pixel(100 * figure.high()), py),
        1.2,
        argb);
  }

  /** A square, filled or open. */
  static void square(Drawing to, double px, double py, boolean filled, int argb, int ground) {
    to.rectangle(px - HALF, py - HALF, px + HALF, py + HALF, argb);
    if (!filled) {
      double inner = HALF - 1.4;
      to.rectangle(px - inner, py - inner, px + inner, py + inner, ground);
    }
  }

  /** A ring around a mark, for what was trained here. */
  static void ring(Drawing to, double px, double py, int argb, int ground) {
    dot(to, px, py, RING, false, argb, ground);
  }

  /** A dot, filled or open. */
  static void dot(
      Drawing to, double px, double py, double radius, boolean filled, int argb, int ground) {
    to.rounded(px - radius, py - radius, px + radius, py + radius, radius, argb);
    if (!filled) {
      double inner = radius - 1.6;
      to.rounded(px - inner, py - inner, px + inner, py + inner, inner, ground);
    }
  }
}
