package org.leadlight.plot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.leadlight.plot.chart.ChartTheme;

/**
 * Colours of lines under red-green blindness, simulated with the matrices of Machado, Oliveira and
 * Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
 * 15(6), 2009, severity 1.0, on linear RGB. Distances are CIE 1976 (L*, a*, b*), where 2.3 is just
 * noticeable.
 */
final class SeriesColoursTest {

  private static final double LEAST = 10;
  private static final double[][] NONE = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  private static final double[][] PROTANOPIA = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };
  private static final double[][] DEUTERANOPIA = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
  };

  @Test
  void linesStayApartForEveryEyeInALightWindow() {
    stayApart(ChartTheme.LIGHT);
  }

  @Test
  void linesStayApartForEveryEyeInADarkWindow() {
    stayApart(ChartTheme.DARK);
  }

  private static void stayApart(ChartTheme theme) {
    int[] series = theme.series();
    for (double[][] eye : new double[][][] {NONE, PROTANOPIA, DEUTERANOPIA}) {
      for (int i = 0; i < series.length; i++) {
        for (int j = 0; j < i; j++) {
          double apart = distance(lab(seen(series[i], eye)), lab(seen(series[j], eye)));
          assertTrue(
              apart >= LEAST,
              "%06X and %06X are only %.1f apart"
                  .formatted(series[i] & 0xffffff, series[j] & 0xffffff, apart));
        }
      }
    }
  }

  /** Linear RGB as an eye sees it. */
  private static double[] seen(int argb, double[][] eye) {
    double[] linear = {linear(argb >> 16), linear(argb >> 8), linear(argb)};
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int column = 0; column < 3; column++) {
        sum += eye[row][column] * linear[column];
      }
      seen[row] = Math.clamp(sum, 0, 1);
    }
    return seen;
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** From linear sRGB with the white point D65. */
  private static double[] lab(double[] rgb) {
    double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    return new double[] {116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))};
  }

  private static double root(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
  }
}
