package org.leadlight.plot.attack;

import org.leadlight.plot.Drawing;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.run.Figure;

/** Signs of measured shares: a filled square for private words, an open one for all words. */
final class Marks {

  private static final double HALF = 3.5;
  private static final double CAP = 4;

  private Marks() {}

  static String percent(double share) {
    return NumberText.fixed(100 * share, 1);
  }

  /** A share with its interval along x. */
  static void across(
      Drawing to, Scale x, double y, Figure figure, boolean filled, int argb, int ground) {
    double low = x.pixel(100 * figure.low());
    double high = x.pixel(100 * figure.high());
    to.line(Trace.segment(low, y, high, y), 1.4, argb);
    to.line(Trace.segment(low, y - CAP, low, y + CAP), 1.4, argb);
    to.line(Trace.segment(high, y - CAP, high, y + CAP), 1.4, argb);
    square(to, x.pixel(100 * figure.value()), y, filled, argb, ground);
  }

  /** A share with its interval along y. */
  static void upright(
      Drawing to, double x, Scale y, Figure figure, boolean filled, int argb, int ground) {
    double low = y.pixel(100 * figure.low());
    double high = y.pixel(100 * figure.high());
    to.line(Trace.segment(x, low, x, high), 1.4, argb);
    square(to, x, y.pixel(100 * figure.value()), filled, argb, ground);
  }

  static void square(Drawing to, double x, double y, boolean filled, int argb, int ground) {
    to.rectangle(x - HALF, y - HALF, x + HALF, y + HALF, argb);
    if (!filled) {
      double inner = HALF - 1.3;
      to.rectangle(x - inner, y - inner, x + inner, y + inner, ground);
    }
  }
}
