package org.leadlight.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ticks, decimation and pixels against plain reasoning; seeds are fixed and named in messages. */
class FiguresTest {
  @Test
  void ticksCoverTheRangeAtRoundDistances() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      double low = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
      double high = low + Math.pow(10, random.nextInt(7) - 4) * (0.1 + random.nextDouble());
      Ticks ticks = Ticks.covering(low, high, 5);
      double slack = ticks.step() * 1e-6;
      String at = "seed 7, " + low + " to " + high + ": " + ticks;
      assertTrue(ticks.first() <= low + slack && ticks.last() >= high - slack, at);
      double digit = ticks.step() / Math.pow(10, Math.floor(Math.log10(ticks.step()) + 1e-9));
      assertTrue(
          Math.abs(digit - 1) < 1e-6 || Math.abs(digit - 2) < 1e-6 || Math.abs(digit - 5) < 1e-6,
          at);
      assertTrue(ticks.count() <= 6, at);
    }
  }

  @Test
  void negativeNumbersCarryTheTrueMinusSign() {
    assertEquals("\u22120.50", NumberText.fixed(-0.5, 2));
    assertEquals("0.0", NumberText.fixed(-0.01, 1));
    assertEquals("0.15", NumberText.plain(0.15));
  }

  @Test
  void everyPixelColumnKeepsItsLeastAndGreatestValue() {
    Random random = new Random(11);
    int n = 20_000;
    SeriesBuffer buffer = new SeriesBuffer();
    double[] least = new double[101];
    double[] greatest = new double[101];
    java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    Scale.Linear x = new Scale.Linear(0, n, 0, 100);
    for (int i = 0; i < n; i++) {
      double value = random.nextGaussian();
      buffer.append(i, value);
      int column = (int) x.pixel(i);
      least[column] = Math.min(least[column], value);
      greatest[column] = Math.max(greatest[column], value);
    }
    Trace trace = Trace.of(buffer.view(), x, new Scale.Linear(0, 1, 0, 1));
    assertTrue(trace.size() <= 4 * 100 + 4, "seed 11: " + trace.size());
    for (int i = 0; i < trace.size(); i++) {
      int column = (int) trace.x(i);
      if (trace.y(i) == least[column]) {
        least[column] = 0;
      }
      if (trace.y(i) == greatest[column]) {
        greatest[column] = 0;
      }
    }
    for (int column = 0; column < 100; column++) {
      assertEquals(0, least[column], "seed 11, column " + column);
      assertEquals(0, greatest[column], "seed 11, column " + column);
    }
  }

  @Test
  void aHorizontalLineCoversExactlyItsWidth() {
    Raster raster = new Raster(new int[20 * 9], 20, 9);
    Trace trace = new Trace();
    trace.add(2, 4.5);
    trace.add(18, 4.5);
    raster.line(trace, 1.8, 0xff000000);
    assertEquals(255, raster.pixel(10, 4) >>> 24);
    assertEquals(102, raster.pixel(10, 3) >>> 24);
    assertEquals(102, raster.pixel(10, 5) >>> 24);
    assertEquals(0, raster.pixel(10, 2) >>> 24);
  }

  @Test
  void wildCoordinatesNeverLeaveTheSurface() {
    Random random = new Random(3);
    Raster raster = new Raster(new int[30 * 20], 30, 20);
    double[] wild = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e18, 0, -5, 12};
    Trace trace = new Trace();
    for (int i = 0; i < 500; i++) {
      trace.add(wild[random.nextInt(wild.length)], wild[random.nextInt(wild.length)]);
    }
    raster.line(trace, 1.8, 0xff000000);
    raster.line(trace, 1.8, 0xff000000, 4, 3);
    raster.column(3, -1e300, 1e300, 0xff000000);
    assertEquals(255, raster.pixel(3, 10) >>> 24);
  }

  @Test
  void smoothingStartsWithoutBiasAndForgetsAtARestart() {
    SeriesView raw = SeriesView.of(new double[] {0, 1, 2}, new double[] {4, 8, 100});
    SeriesView smooth = new Smoothing(0.5, 2).extend(raw);
    assertEquals(4, smooth.value(0), 1e-12);
    assertEquals((8 + 0.5 * 4) / 1.5, smooth.value(1), 1e-12);
    assertEquals(100, smooth.value(2), 1e-12);
  }
}
