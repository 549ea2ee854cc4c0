package org.leadlight.app.workbench;

/**
 * A curve: steps and values of the same length, never written to again. The arrays may be longer
 * than the curve.
 *
 * @param steps where
 * @param values how much
 * @param size how many of them count
 */
public record Points(double[] steps, double[] values, int size) {

  /** A curve without points. */
  public static final Points NONE = new Points(new double[0], new double[0], 0);

  /** The newest value, NaN when there is none. */
  public double last() {
    return size == 0 ? Double.NaN : values[size - 1];
  }
}
