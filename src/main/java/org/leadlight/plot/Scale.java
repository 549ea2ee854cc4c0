package org.leadlight.plot;

/** Maps values to pixels and back. */
public sealed interface Scale {

  /** Returns the value at the start. */
  double from();

  /** Returns the value at the end. */
  double to();

  /** Returns the pixel of {@link #from()}. */
  double start();

  /** Returns the pixel of {@link #to()}. */
  double end();

  /** Returns the pixel of a value; not finite where the scale has none. */
  double pixel(double value);

  /** Returns the value at a pixel. */
  double value(double pixel);

  /**
   * Value {@code from} lies at pixel {@code start}, value {@code to} at {@code end}, the rest on
   * the straight line through both.
   */
  record Linear(double from, double to, double start, double end) implements Scale {
    @Override
    public double pixel(double value) {
      return start + (value - from) / (to - from) * (end - start);
    }

    @Override
    public double value(double pixel) {
      return from + (pixel - start) / (end - start) * (to - from);
    }
  }

  /** As {@link Linear} on the logarithm; values must be above zero, others have no pixel (NaN). */
  record Log(double from, double to, double start, double end) implements Scale {
    @Override
    public double pixel(double value) {
      return value > 0
          ? start + Math.log(value / from) / Math.log(to / from) * (end - start)
          : Double.NaN;
    }

    @Override
    public double value(double pixel) {
      return from * Math.pow(to / from, (pixel - start) / (end - start));
    }
  }
}
